using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Checks;

/// <summary>Identifies the exact values that were checked: SHA-256 over the party's canonical JSON.</summary>
public static class PartyFingerprint
{
    public static string Of(Party party) => Sha256Hex.Of(CanonicalJson.Write(DomainJson.ToNode(party)));

    /// <summary>Names of the compared fields that the party leaves empty, for the protocol.</summary>
    public static IReadOnlyList<string> EmptyFieldsOf(Party party)
    {
        var empty = new List<string>();
        Note(empty, "aliases", party.Aliases.Count == 0);
        Note(empty, "birthDate", party.Kind == PartyKind.Person && party.BirthDate is null);
        Note(empty, "birthPlace", party.Kind == PartyKind.Person && party.BirthPlace is null);
        Note(empty, "countries", party.Countries.Count == 0);
        Note(empty, "addresses", party.Addresses.Count == 0);
        Note(empty, "identifiers", party.Identifiers.Count == 0);
        return empty;
    }

    private static void Note(List<string> empty, string field, bool isEmpty)
    {
        if (isEmpty)
        {
            empty.Add(field);
        }
    }
}
