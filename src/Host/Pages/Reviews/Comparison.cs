using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Pages.Reviews;

/// <summary>What a feature says about whether party and entry are the same.</summary>
internal enum Finding
{
    Unknown,
    Agrees,
    Similar,
    Contradicts,
}

/// <summary>One feature of the party beside the same of the entry.</summary>
/// <param name="Feature">Key of its text.</param>
internal sealed record Comparison(string Feature, Finding? Finding, IReadOnlyList<string> Given, IReadOnlyList<string> Listed)
{
    /// <summary>Every feature that people compare, in the order of its weight.</summary>
    public static IReadOnlyList<Comparison> Of(Party party, ScreeningMatch match, Func<string, string> country, Func<string, object, string> word)
    {
        var entry = match.Entry;
        return
        [
            new("review.name", NameFinding(match), [party.Name], [match.MatchedName.Text]),
            new("review.otherNames", null, party.Aliases, [.. entry.Names.Select(n => n.Text).Where(n => n != match.MatchedName.Text).Distinct(StringComparer.Ordinal)]),
            new("review.kind", Has(match, "kind.differs") ? Reviews.Finding.Contradicts : null, [word("kind", party.Kind)], [word("kind", entry.Kind)]),
            new("review.birthDate", Fact(match, "birthDate"), Text(party.BirthDate?.ToString()), [.. entry.BirthDates.Select(Text)]),
            new("review.birthPlace", null, Text(party.BirthPlace), entry.BirthPlaces),
            new("review.country", Fact(match, "country"), [.. party.Countries.Select(country)], [.. entry.Countries.Select(country)]),
            new("review.address", null, [.. party.Addresses.Select(a => Text(a, country))], [.. entry.Addresses.Select(a => Text(a, country))]),
            new("review.identifier", Fact(match, "identifier"), [.. party.Identifiers.Select(Text)], [.. entry.Identifiers.Select(Text)]),
        ];
    }

    private static Finding NameFinding(ScreeningMatch match) =>
        match.Parts.Any(part => part.Code.StartsWith("name.", StringComparison.Ordinal) && part.Points < 0) ? Reviews.Finding.Similar : Reviews.Finding.Agrees;

    private static Finding Fact(ScreeningMatch match, string fact)
    {
        var parts = match.Parts.Where(part => part.Code.Split('.')[0] == fact).ToArray();
        return parts.Length == 0 ? Reviews.Finding.Unknown
            : parts.Any(part => part.Points < 0) ? Reviews.Finding.Contradicts
            : Reviews.Finding.Agrees;
    }

    private static bool Has(ScreeningMatch match, string code) => match.Parts.Any(part => part.Code == code);

    private static IReadOnlyList<string> Text(string? text) => string.IsNullOrWhiteSpace(text) ? [] : [text];

    private static string Text(ListedDate date) =>
        $"{(date.Approximate ? "~ " : "")}{date.From}{(date.To is { } to ? $" – {to}" : "")}";

    private static string Text(Identifier identifier) =>
        $"{identifier.Kind}: {identifier.Value}{(identifier.Country is { } country ? $" ({country})" : "")}";

    private static string Text(Address address, Func<string, string> country) => string.Join(
        ", ",
        new[] { address.Street, $"{address.PostalCode} {address.City}".Trim(), address.Region, address.Country is { } code ? country(code) : null }
            .Where(part => !string.IsNullOrWhiteSpace(part)));
}
