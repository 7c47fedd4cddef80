using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>
/// The JSON of each activity. What looks like an activity but was not compiled as one is none: else a definition could
/// hide an expression behind it.
/// </summary>
internal sealed class ActivityElements
{
    private readonly Dictionary<string, string> types;
    private readonly Dictionary<string, List<JsonElement>> found = new(StringComparer.Ordinal);

    public ActivityElements(CompiledNode[] nodes, JsonElement definition)
    {
        types = nodes.ToDictionary(node => node.Activity.Id, node => node.Descriptor.TypeName, StringComparer.Ordinal);
        Collect(definition);
    }

    /// <summary>All that carry the activity's id and type; more than one only in a definition that means harm.</summary>
    public IReadOnlyList<JsonElement> Of(CompiledNode node) => found.TryGetValue(node.Activity.Id, out var elements) ? elements : [];

    public bool IsActivity(JsonElement element) =>
        Json.Text(element, "id") is { } id && Json.Text(element, "type") is { } type && types.TryGetValue(id, out var known) && known == type;

    private void Collect(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (IsActivity(element))
            {
                var id = Json.Text(element, "id")!;
                (found.TryGetValue(id, out var list) ? list : found[id] = []).Add(element);
            }

            foreach (var property in element.EnumerateObject())
            {
                Collect(property.Value);
            }
        }
    }
}
