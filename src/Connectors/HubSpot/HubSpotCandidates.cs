using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>
/// Searches by which a record is found however its name is written. HubSpot compares words; whether it folds "ü" and "ue" is
/// not documented, so each spelling is asked for. At most five groups of conditions and eighteen conditions are allowed.
/// </summary>
internal static class HubSpotCandidates
{
    private const int MostWords = 3;

    /// <summary>Groups of conditions, of which one has to hold; each condition is a filter of a search.</summary>
    public static JsonArray OfCompany(IReadOnlyDictionary<string, string> given, Func<string, string?> property)
    {
        var groups = new JsonArray();
        foreach (var field in new[] { CrmFields.VatId, CrmFields.RegisterNumber })
        {
            if (given.TryGetValue(field, out var number) && property(field) is { } theirs)
            {
                // Values of IN are compared in lower case only.
                string[] values = [.. new[] { number.ToLowerInvariant(), MatchKeys.Code(number).ToLowerInvariant() }.Distinct(StringComparer.Ordinal)];
                groups.Add((JsonNode)new JsonObject { ["filters"] = new JsonArray(new JsonObject { ["propertyName"] = theirs, ["operator"] = "IN", ["values"] = VendorJson.Array(values) }) });
            }
        }

        if (given.TryGetValue(CrmFields.Name, out var name) && property(CrmFields.Name) is { } nameProperty)
        {
            var distinctive = MatchKeys.DistinctiveWords(name);
            var asWritten = NameSpellings.Words(name).Where(word => distinctive.Contains(MatchKeys.Fold(word), StringComparer.Ordinal)).ToArray();
            foreach (var words in NameSpellings.Of(asWritten, [.. distinctive], MostWords))
            {
                groups.Add((JsonNode)Group([.. words.Select(word => Is(nameProperty, "CONTAINS_TOKEN", word))]));
            }

            if (asWritten.Length < distinctive.Count || distinctive.Count == 0)
            {
                groups.Add((JsonNode)Group(Is(nameProperty, "EQ", name)));
            }
        }

        return groups;
    }

    /// <summary>Contacts of the company with the family name.</summary>
    public static JsonArray OfContact(IReadOnlyDictionary<string, string> given, RecordRef company, string familyNameProperty)
    {
        var family = given.GetValueOrDefault(CrmFields.FamilyName) ?? TwoNames.Split(given.GetValueOrDefault(CrmFields.Name)).Family;
        var groups = new JsonArray();
        foreach (var words in NameSpellings.Of([.. NameSpellings.Words(family)], [.. MatchKeys.Fold(family).Split(' ', StringSplitOptions.RemoveEmptyEntries)], MostWords))
        {
            groups.Add((JsonNode)Group([Is("associations.company", "EQ", company.Id), .. words.Select(word => Is(familyNameProperty, "CONTAINS_TOKEN", word))]));
        }

        return groups;
    }

    public static JsonObject Is(string property, string op, string value) => new() { ["propertyName"] = property, ["operator"] = op, ["value"] = value };

    public static JsonObject Group(params JsonObject[] filters) => new() { ["filters"] = new JsonArray([.. filters]) };
}
