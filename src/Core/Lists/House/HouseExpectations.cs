using System.Globalization;

namespace WorkflowConnect.Core.Lists;

/// <summary>Compares the house entries that are expected on a publisher's list with that list. Pure: same input, same result.</summary>
public static class HouseExpectations
{
    /// <summary>One per entry that is expected somewhere, in the order of the entries.</summary>
    public static IReadOnlyList<Expectation> Of(HouseList house, ListGeneration lists)
    {
        var found = new List<Expectation>();
        foreach (var group in house.Entries.Where(e => e.ExpectedOn is not null).GroupBy(e => e.ExpectedOn!, StringComparer.OrdinalIgnoreCase))
        {
            var candidates = lists.Find(group.Key.ToUpperInvariant())?.Entries ?? [];
            var byName = new Lazy<ILookup<string, ListEntry>>(() => candidates
                .SelectMany(c => c.Names.Select(n => (Key: DesignationKey.OfName(n.Text), Entry: c)).DistinctBy(k => k.Key))
                .ToLookup(k => k.Key, k => k.Entry, StringComparer.Ordinal));
            found.AddRange(group.Select(entry => new Expectation(entry, group.Key.ToUpperInvariant(), Day(entry.EnteredOn), Find(entry, candidates, byName))));
        }

        return [.. found.OrderBy(e => e.Entry.Id, StringComparer.Ordinal)];
    }

    private static ListEntry? Find(HouseEntry house, IReadOnlyList<ListEntry> candidates, Lazy<ILookup<string, ListEntry>> byName)
    {
        if (house.Reference is { } reference)
        {
            var number = DesignationKey.OfNumber(reference);
            if (candidates.FirstOrDefault(c => c.OtherIds.Prepend(c.Id).Any(id => DesignationKey.OfNumber(id) == number)) is { } byReference)
            {
                return byReference;
            }
        }

        var entry = HouseEntries.ToEntry(house);
        return entry.Names.SelectMany(n => byName.Value[DesignationKey.OfName(n.Text)]).FirstOrDefault(c => IsSame(entry, c));
    }

    /// <summary>
    /// A name in common is not enough where the house entry knows more: a namesake would end the reminder. One fact that agrees is;
    /// an entry of which only the name is known can be recognised by nothing else.
    /// </summary>
    private static bool IsSame(ListEntry house, ListEntry listed)
    {
        if ((house.Kind == EntryKind.Person) != (listed.Kind == EntryKind.Person))
        {
            return false;
        }

        var numbers = house.Identifiers.Select(i => DesignationKey.OfNumber(i.Value)).ToHashSet(StringComparer.Ordinal);
        if (listed.Identifiers.Any(i => numbers.Contains(DesignationKey.OfNumber(i.Value))))
        {
            return true;
        }

        if (house.BirthDates.Count > 0 && listed.BirthDates.Count > 0)
        {
            return house.BirthDates.Any(h => listed.BirthDates.Any(l => Overlap(h, l)));
        }

        return numbers.Count == 0 || listed.Identifiers.Count == 0
            ? house.Countries.Count == 0 || listed.Countries.Count == 0 || house.Countries.Intersect(listed.Countries, StringComparer.Ordinal).Any()
            : false;
    }

    private static bool Overlap(ListedDate a, ListedDate b)
    {
        // "Circa" and a bare year are as vague as they are; two years cover what publishers write for one person.
        var slack = a.Approximate || b.Approximate ? 2 : 0;
        var (from, to) = (a.From.Year - slack, (a.To ?? a.From).Year + slack);
        var exact = a.To is null && b.To is null && slack == 0 && a.From.Day is not null && b.From.Day is not null;
        return exact ? a.From.ToString() == b.From.ToString() : from <= (b.To ?? b.From).Year && b.From.Year <= to;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
