using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads what a definition says about an activity beside its inputs.</summary>
internal static class ActivitySettings
{
    public static void Read(Activity activity, CompiledNode node, JsonElement element)
    {
        if (Json.Property(element, "metadata") is { ValueKind: JsonValueKind.Object } metadata)
        {
            Fill(activity.Metadata, metadata);
        }

        if (Json.Property(element, "customProperties") is not { ValueKind: JsonValueKind.Object } custom)
        {
            return;
        }

        Fill(activity.CustomProperties, custom);
        activity.CanStartWorkflow = Flag(activity, "canStartWorkflow") ?? false;
        activity.RunAsynchronously = Flag(activity, "runAsynchronously");
        activity.CommitStrategy = Text(activity, "commitStrategyName");
        node.MergeMode = Enum.TryParse<Activities.MergeMode>(Text(activity, "mergeMode"), ignoreCase: true, out var mode) ? mode : default;
    }

    private static void Fill(IDictionary<string, object> target, JsonElement source)
    {
        foreach (var property in source.EnumerateObject())
        {
            if (JsonValues.Read(property.Value) is { } value)
            {
                target[property.Name] = value;
            }
        }
    }

    private static string? Text(Activity activity, string name) =>
        activity.CustomProperties.TryGetValue(name, out var value) ? value as string : null;

    private static bool? Flag(Activity activity, string name) => activity.CustomProperties.TryGetValue(name, out var value)
        ? value switch
        {
            bool flag => flag,
            string text when bool.TryParse(text, out var flag) => flag,
            _ => null,
        }
        : null;
}
