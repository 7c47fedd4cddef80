using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>The words that tables have for persons and companies.</summary>
internal static class PartyKinds
{
    private static readonly string[] PersonWords = ["PERSON", "INDIVIDUAL", "P", "NATURAL", "NATÜRLICH", "MENSCH"];

    /// <summary>Null when there is no word; everything but a person is a company.</summary>
    public static PartyKind? Of(string? word) => word is null ? null
        : PersonWords.Contains(word.ToUpperInvariant(), StringComparer.Ordinal) ? PartyKind.Person : PartyKind.Company;
}
