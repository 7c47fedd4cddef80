using System.Text.Json.Nodes;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Protocols;

/// <summary>Which identifying facts agree, contradict, or are unknown on one side; read from the score's parts.</summary>
internal static class MatchedIdentifiers
{
    private static readonly string[] Facts = ["birthDate", "country", "identifier"];

    public static JsonObject Of(ScreeningMatch match, Party party)
    {
        var compared = match.Parts
            .Select(part => (Fact: part.Code.Split('.')[0], part.Points))
            .Where(part => Facts.Contains(part.Fact, StringComparer.Ordinal))
            .ToArray();
        var unknown = Facts
            .Where(fact => fact != "birthDate" || party.Kind == PartyKind.Person)
            .Where(fact => !compared.Any(part => part.Fact == fact));
        return new JsonObject
        {
            ["agree"] = Names(compared.Where(part => part.Points >= 0).Select(part => part.Fact)),
            ["contradict"] = Names(compared.Where(part => part.Points < 0).Select(part => part.Fact)),
            ["unknown"] = Names(unknown),
        };
    }

    private static JsonArray Names(IEnumerable<string> facts) =>
        new([.. facts.Distinct(StringComparer.Ordinal).Select(fact => (JsonNode?)JsonValue.Create(fact))]);
}
