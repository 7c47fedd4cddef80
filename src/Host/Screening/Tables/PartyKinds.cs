using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>The words that tables have for persons and companies.</summary>
internal static class PartyKinds
{
    private static readonly string[] PersonWords =
    [
        "PERSON", "INDIVIDUAL", "P", "I", "NATURAL", "NATURAL PERSON", "CONTACT", "HUMAN", "NATÜRLICH", "NATÜRLICHE PERSON", "MENSCH", "KONTAKT", "PRIVATPERSON", "PRIVAT",
    ];

    private static readonly string[] CompanyWords =
    [
        "COMPANY", "ENTITY", "ORGANISATION", "ORGANIZATION", "BUSINESS", "C", "E", "O", "LEGAL", "LEGAL PERSON", "LEGALENTITY", "PUBLICBODY", "VESSEL", "SHIP", "AIRCRAFT", "AIRPLANE",
        "FIRMA", "UNTERNEHMEN", "JURISTISCH", "JURISTISCHE PERSON", "F", "U", "VEREIN", "BEHÖRDE", "SCHIFF", "FLUGZEUG",
    ];

    /// <summary>Null when there is no word, or none that tells: then both have to be thought of.</summary>
    public static PartyKind? Of(string? word)
    {
        var upper = word?.ToUpperInvariant();
        return PersonWords.Contains(upper, StringComparer.Ordinal) ? PartyKind.Person
            : CompanyWords.Contains(upper, StringComparer.Ordinal) ? PartyKind.Company
            : null;
    }
}
