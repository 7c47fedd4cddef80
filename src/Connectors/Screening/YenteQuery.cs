using System.Text.Json;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>Parties as yente's queries by example; properties as FollowTheMoney names them.</summary>
internal static class YenteQuery
{
    public static byte[] Of(IEnumerable<(string Key, Party Party)> parties) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        queries = parties.ToDictionary(p => p.Key, p => new { schema = p.Party.Kind == PartyKind.Person ? "Person" : "LegalEntity", properties = Properties(p.Party) }, StringComparer.Ordinal),
    });

    private static Dictionary<string, string[]> Properties(Party party)
    {
        var isPerson = party.Kind == PartyKind.Person;
        var properties = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["name"] = [party.Name, .. party.Aliases] };
        Add("firstName", isPerson ? party.GivenName : null);
        Add("lastName", isPerson ? party.FamilyName : null);
        Add("birthDate", party.BirthDate?.ToString());
        Add("birthPlace", party.BirthPlace);
        Add(isPerson ? "nationality" : "country", [.. party.Countries.Select(c => c.ToLowerInvariant())]);
        Add("address", [.. party.Addresses.Select(a => string.Join(", ", new[] { a.Street, a.PostalCode, a.City, a.Region, a.Country }.OfType<string>()))]);
        Add(isPerson ? "idNumber" : "registrationNumber", [.. party.Identifiers.Select(i => i.Value)]);
        return properties;

        void Add(string name, params string?[] values)
        {
            string[] given = [.. values.OfType<string>().Where(v => v.Length > 0)];
            if (given.Length > 0)
            {
                properties[name] = given;
            }
        }
    }
}
