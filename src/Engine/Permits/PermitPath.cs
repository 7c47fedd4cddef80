using System.Text;

namespace WorkflowConnect.Engine;

/// <summary>Writes a way for people: the activities, and the outcomes that are not plain Done.</summary>
internal static class PermitPath
{
    private const int MaxShown = 24;

    public static string Of(PermitSubject subject, FlowMap map, IReadOnlyList<int> way)
    {
        var parts = new List<string>();
        CompiledNode? last = null;
        foreach (var state in way)
        {
            var (node, port) = map[state / 2];
            var isRoot = node.Parent is null || (node.Parent.Parent is null && map.ChildrenOf(node).Any());
            if (isRoot || (port is null && ReferenceEquals(node, last)))
            {
                continue;
            }

            if (port is null)
            {
                parts.Add(subject.NameOf(node));
                last = node;
            }
            else if (ReferenceEquals(node, last) && port is not ("Done" or FlowMap.OtherPort))
            {
                parts.Add($"({port})");
            }
        }

        if (parts.Count > MaxShown)
        {
            parts = [.. parts.Take(MaxShown / 2), "…", .. parts.Skip(parts.Count - (MaxShown / 2))];
        }

        return new StringBuilder().AppendJoin(" → ", parts).ToString();
    }
}
