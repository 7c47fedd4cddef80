using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>The words that tables have for persons and companies.</summary>
internal static class PartyKinds
{
    private static readonly string[] PersonWords = ["PERSON", "INDIVIDUAL", "P", "NATURAL", "NATÜRLICH", "MENSCH"];

    private static readonly string[] UnknownWords = ["UNKNOWN", "UNBEKANNT", "?", "-"];

    /// <summary>Null when there is no word or the word says so; everything else but a person is a company.</summary>
    public static PartyKind? Of(string? word) => word is null || UnknownWords.Contains(word.ToUpperInvariant(), StringComparer.Ordinal) ? null
        : PersonWords.Contains(word.ToUpperInvariant(), StringComparer.Ordinal) ? PartyKind.Person : PartyKind.Company;
}
