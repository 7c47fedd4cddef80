using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// What matters of a list entry for telling whether somebody is the listed one: its ids, kind, names with their strength,
/// birth dates, places, countries and identifiers. Programmes, legal acts, functions, remarks, links and the order in which
/// anything is published are left out: they change often and never who is meant.
/// </summary>
public static class EntryContent
{
    public static RelevantContent Of(ListEntry entry)
    {
        var strong = entry.Names.Where(name => name.Strength == NameStrength.Strong).Select(name => ContentValues.Text(name.Text)).ToArray();
        var known = strong.Select(name => name.Key).ToHashSet(StringComparer.Ordinal);
        return RelevantContent.Of(new Dictionary<string, IEnumerable<ContentValue>>(StringComparer.Ordinal)
        {
            [ContentFields.Ids] = entry.OtherIds.Prepend(entry.Id).Select(ContentValues.Text),
            [ContentFields.Kind] = [new(DomainJson.Word(entry.Kind), $"{entry.Kind}")],
            [ContentFields.Names] = strong,
            [ContentFields.WeakNames] = entry.Names
                .Where(name => name.Strength == NameStrength.Weak)
                .Select(name => ContentValues.Text(name.Text))
                .Where(name => !known.Contains(name.Key)),
            [ContentFields.BirthDates] = entry.BirthDates.Select(ContentValues.Date),
            [ContentFields.BirthPlaces] = entry.BirthPlaces.Select(ContentValues.Text),
            [ContentFields.Countries] = entry.Countries.Select(ContentValues.Text),
            [ContentFields.Places] = entry.Addresses.Select(ContentValues.Place),
            [ContentFields.Identifiers] = entry.Identifiers.Select(ContentValues.Number),
        });
    }
}
