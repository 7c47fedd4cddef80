using System.Text.Json.Nodes;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>Flowcharts in Elsa's format, in few words.</summary>
internal static class Flow
{
    public static JsonObject Of(IReadOnlyList<JsonObject> activities, params (string From, string Port, string To)[] connections) => new()
    {
        ["id"] = "flow",
        ["type"] = "Elsa.Flowchart",
        ["version"] = 1,
        ["activities"] = new JsonArray([.. activities]),
        ["connections"] = new JsonArray([.. connections.Select(c => new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = c.From, ["port"] = c.Port },
            ["target"] = new JsonObject { ["activity"] = c.To, ["port"] = "In" },
        })]),
    };

    public static JsonObject Activity(string id, string type, int x, int y, params (string Name, string Syntax, string Value)[] inputs)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = type,
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = y } } },
        };
        foreach (var (name, syntax, value) in inputs)
        {
            activity[name] = new JsonObject
            {
                ["typeName"] = "Object",
                ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value },
            };
        }

        return activity;
    }

    public static JsonObject With(this JsonObject activity, string name, JsonNode value)
    {
        activity[name] = value;
        return activity;
    }
}
