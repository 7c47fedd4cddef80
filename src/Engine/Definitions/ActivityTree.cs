using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// Finds activities in a definition's JSON without knowing their types: whatever stands in a container's list, in a
/// port, in a case or in a state.
/// </summary>
public static class ActivityTree
{
    private static readonly HashSet<string> NoActivities = new(StringComparer.Ordinal)
    {
        "metadata", "customProperties", "syntheticProperties", "connections", "variables", "condition", "expression", "originalActivityJson",
    };

    /// <summary>The activities directly inside, in document order, each with the name of its port.</summary>
    public static IEnumerable<(string Port, JsonObject Activity)> Children(JsonObject activity) =>
        activity.Where(property => !NoActivities.Contains(property.Key) && property.Value is JsonObject or JsonArray)
            .SelectMany(property => Inside(property.Value!, property.Key));

    /// <summary>The activity itself and everything below it, parents first.</summary>
    public static IEnumerable<JsonObject> All(JsonObject activity) =>
        Children(activity).SelectMany(child => All(child.Activity)).Prepend(activity);

    /// <summary>Reads a text, or null when it is absent or something else.</summary>
    public static string? Text(JsonObject element, string name) =>
        element.TryGetPropertyValue(name, out var value) && value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>Reads a flag; text counts, as checkboxes write it.</summary>
    public static bool Flag(JsonObject? element, string name) =>
        element is not null && element.TryGetPropertyValue(name, out var value) && value is not null
        && (value.GetValueKind() == JsonValueKind.True
            || (value.GetValueKind() == JsonValueKind.String && string.Equals(value.GetValue<string>(), "true", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Version of an activity's type; default 1.</summary>
    public static int VersionOf(JsonObject activity) =>
        activity.TryGetPropertyValue("version", out var value) && value?.GetValueKind() == JsonValueKind.Number
        && value.AsValue().TryGetValue(out int version) && version > 0 ? version : 1;

    private static IEnumerable<(string Port, JsonObject Activity)> Inside(JsonNode node, string port)
    {
        if (node is JsonArray list)
        {
            return list.Where(item => item is JsonObject or JsonArray).SelectMany(item => Inside(item!, port));
        }

        var element = (JsonObject)node;
        if (IsActivity(element))
        {
            return [(port, element)];
        }

        return IsValue(element)
            ? []
            : element.Where(property => !NoActivities.Contains(property.Key) && property.Value is JsonObject or JsonArray)
                .SelectMany(property => Inside(property.Value!, Text(element, "label") ?? Text(element, "name") ?? property.Key));
    }

    private static bool IsActivity(JsonObject element) =>
        Text(element, "type") is { } type && (Text(element, "id") is not null || (element.ContainsKey("version") && type.Contains('.', StringComparison.Ordinal)));

    private static bool IsValue(JsonObject element) =>
        element.ContainsKey("expression") || element.ContainsKey("memoryReference") || element.ContainsKey("typeName");
}
