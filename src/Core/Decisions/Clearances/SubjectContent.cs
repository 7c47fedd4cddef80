using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Decisions;

/// <summary>What matters of a checked party. Its hash is the subject fingerprint that a clearance is bound to.</summary>
public static class SubjectContent
{
    public static RelevantContent Of(Party party) => RelevantContent.Of(new Dictionary<string, IEnumerable<ContentValue>>(StringComparer.Ordinal)
    {
        [ContentFields.Kind] = [new(DomainJson.Word(party.Kind), $"{party.Kind}")],
        [ContentFields.Names] = NamesOf(party).Select(ContentValues.Text),
        [ContentFields.BirthDates] = party.BirthDate is { } born ? [new($"{born}", $"{born}")] : [],
        [ContentFields.BirthPlaces] = [ContentValues.Text(party.BirthPlace ?? "")],
        [ContentFields.Countries] = party.Countries.Select(ContentValues.Text),
        [ContentFields.Places] = party.Addresses.Select(ContentValues.Place),
        [ContentFields.Identifiers] = party.Identifiers.Select(ContentValues.Number),
    });

    /// <summary>
    /// By this the clearances of a party are found again, also when something about it has changed: kind and name,
    /// as a hash. It finds candidates only; whether one holds is decided by the whole content.
    /// </summary>
    public static string KeyOf(Party party) => Sha256Hex.Of($"{DomainJson.Word(party.Kind)}\n{FoldedText.Sorted(party.Name)}");

    /// <summary>As the matcher takes them: the whole name, its two parts put together, the aliases.</summary>
    private static IEnumerable<string> NamesOf(Party party) =>
        new[] { party.Name, party.GivenName is null || party.FamilyName is null ? "" : $"{party.GivenName} {party.FamilyName}" }.Concat(party.Aliases);
}
