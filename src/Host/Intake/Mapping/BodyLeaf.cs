using System.Text.Json;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>A value of a body that holds no others; a list of values is one.</summary>
/// <param name="Node">The place.</param>
/// <param name="Parent">Path of what holds it.</param>
/// <param name="Name">Its name there; empty in a list.</param>
internal sealed record BodyLeaf(MappedNode Node, string Parent, string Name)
{
    private const int Most = 5_000;

    /// <summary>The values as texts; null stands for broken Unicode.</summary>
    public IReadOnlyList<string?> Texts() => Node.Value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. Node.Elements().Where(e => e.Value.ValueKind != JsonValueKind.Null).Select(e => e.Text())],
        _ => [Node.Text()],
    };

    /// <summary>All of them, or null when there are more than any sender has to say.</summary>
    /// <exception cref="InvalidOperationException">A name is broken Unicode.</exception>
    public static IReadOnlyList<BodyLeaf>? Of(MappedNode root)
    {
        var leaves = new List<BodyLeaf>();
        var values = 0;
        Add(root, "", "");
        return values > Most ? null : leaves;

        void Add(MappedNode node, string parent, string name)
        {
            if (values > Most)
            {
                return;
            }

            if (node.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var (property, child) in node.Properties())
                {
                    Add(child, node.Path, property);
                }
            }
            else if (node.Value.ValueKind == JsonValueKind.Array && node.Value.EnumerateArray().Any(e => e.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            {
                foreach (var element in node.Elements())
                {
                    Add(element, node.Path, "");
                }
            }
            else
            {
                values += node.Value.ValueKind == JsonValueKind.Array ? node.Value.GetArrayLength() : 1;
                leaves.Add(new BodyLeaf(node, parent, name));
            }
        }
    }
}
