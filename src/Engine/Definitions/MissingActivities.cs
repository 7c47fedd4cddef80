using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// Puts a placeholder in front of activities whose type is not installed, and takes it away again. Without it the
/// designer shows an empty canvas, and the next save would lose the graph.
/// </summary>
internal static class MissingActivities
{
    private const string Placeholder = "Elsa.NotFoundActivity";

    /// <summary>Hides what is not installed; a type of which only other versions are installed gets the newest.</summary>
    public static void Hide(JsonObject root, Func<string, int, int?> installedVersion, Func<JsonObject, bool> showsWorkflow)
    {
        foreach (var activity in ActivityTree.All(root).ToList())
        {
            var (type, version) = (ActivityTree.Text(activity, "type") ?? "", ActivityTree.VersionOf(activity));
            if (installedVersion(type, version) is { } installed)
            {
                if (installed != version || !activity.ContainsKey("version"))
                {
                    activity["version"] = installed;
                }
            }
            else if (type != Placeholder && !showsWorkflow(activity))
            {
                activity.ReplaceWith(For(activity, type, version));
            }
        }
    }

    /// <summary>Brings back what placeholders stand for, at the place where the user has put them.</summary>
    public static void Restore(JsonObject root)
    {
        if (ActivityTree.Text(root, "type") == Placeholder)
        {
            Restore(root, root);
            return;
        }

        foreach (var (_, child) in ActivityTree.Children(root).ToList())
        {
            Restore(child);
        }
    }

    private static JsonObject For(JsonObject activity, string type, int version)
    {
        var metadata = activity["metadata"]?.DeepClone() as JsonObject ?? [];
        metadata["displayText"] = $"Not Found: {type}";
        metadata["description"] = $"The activity type '{type}' version {version} is not installed.";
        return new JsonObject
        {
            ["id"] = activity["id"]?.DeepClone(),
            ["nodeId"] = activity["nodeId"]?.DeepClone(),
            ["name"] = activity["name"]?.DeepClone(),
            ["type"] = Placeholder,
            ["version"] = 1,
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = version,
            ["originalActivityJson"] = DefinitionModel.Write(activity),
            ["customProperties"] = activity["customProperties"]?.DeepClone() ?? new JsonObject(),
            ["metadata"] = metadata,
        };
    }

    private static void Restore(JsonObject placeholder, JsonObject place)
    {
        if (Original(placeholder) is not { } original)
        {
            return;
        }

        original["id"] = placeholder["id"]?.DeepClone();
        if (placeholder["metadata"]?["designer"] is { } designer)
        {
            if (original["metadata"] is not JsonObject metadata)
            {
                original["metadata"] = metadata = [];
            }

            metadata["designer"] = designer.DeepClone();
        }

        place.ReplaceWith(original);
    }

    private static JsonObject? Original(JsonObject placeholder)
    {
        try
        {
            return ActivityTree.Text(placeholder, "originalActivityJson") is { } text
                ? JsonNode.Parse(text, documentOptions: DefinitionModel.Parsing) as JsonObject
                : null;
        }
        catch (JsonException)
        {
            // Somebody tampered with it: the placeholder stays, and publishing names it.
            return null;
        }
    }
}
