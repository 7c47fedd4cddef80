using System.Text.Json;

namespace WorkflowConnect.Engine.Tests;

/// <summary>Writes definitions as Elsa does.</summary>
internal static class Flow
{
    public static object Literal(object? value) => new { typeName = "Object", expression = new { type = "Literal", value } };

    public static object Var(string id) => new { typeName = "Object", expression = new { type = "Variable", value = JsonSerializer.Serialize(new { id, name = id }) } };

    public static object Js(string script) => new { typeName = "Object", expression = new { type = "JavaScript", value = script } };

    public static object To(string id) => new { typeName = "Object", memoryReference = new { id } };

    public static Dictionary<string, object?> Act(string id, string type, params (string Name, object? Value)[] properties)
    {
        var activity = new Dictionary<string, object?> { ["id"] = id, ["type"] = type, ["version"] = 1, ["name"] = id };
        foreach (var (name, value) in properties)
        {
            activity[name] = value;
        }

        return activity;
    }

    public static Dictionary<string, object?> Effect(string id, params (string Name, object? Value)[] properties) =>
        Act(id, "Test.Effect", properties);

    public static Dictionary<string, object?> Sequence(string id, params object[] activities) =>
        Act(id, "Elsa.Sequence", ("activities", activities));

    public static Dictionary<string, object?> Chart(string id, object[] activities, params string[] connections) =>
        Act(id, "Elsa.Flowchart", ("activities", activities), ("connections", connections.Select(Connect).ToArray()));

    public static string Definition(
        string id, object root, int version = 1, object[]? variables = null, object? options = null, object? customProperties = null) =>
        JsonSerializer.Serialize(new
        {
            definitionId = id,
            name = id,
            version,
            variables = variables ?? [],
            root,
            options = options ?? new { },
            customProperties = customProperties ?? new { },
        });

    public static object Variable(string id, string typeName = "Object", string? value = null) => new { id, name = id, typeName, value };

    // "a>b", or "a:Port>b".
    private static object Connect(string text)
    {
        var ends = text.Split('>');
        var source = ends[0].Split(':');
        return new
        {
            source = new { activity = source[0], port = source.Length > 1 ? source[1] : "Done" },
            target = new { activity = ends[1], port = "In" },
        };
    }
}
