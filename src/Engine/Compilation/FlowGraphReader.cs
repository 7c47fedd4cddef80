using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads the connections of a flowchart, in their present and their ancient form.</summary>
internal static class FlowGraphReader
{
    public static FlowGraph Read(CompiledNode flowchart, JsonElement element, DefinitionErrors errors, string where)
    {
        var positions = flowchart.Children.ToDictionary(child => child.Activity.Id, child => child.LocalIndex, StringComparer.Ordinal);
        var connections = new List<FlowConnection>();
        foreach (var item in Json.Array(element, "connections", errors, where))
        {
            var (source, port) = End(item, "source", "sourcePort");
            var (target, _) = End(item, "target", "targetPort");
            if (source is null || target is null)
            {
                errors.Add(where, "A connection lacks its source or its target. Draw it again.");
            }
            else if (positions.TryGetValue(source, out var from) && positions.TryGetValue(target, out var to))
            {
                // Otherwise the designer has kept the connection of an activity that was deleted: it leads nowhere.
                connections.Add(new FlowConnection(from, string.IsNullOrEmpty(port) ? "Done" : port, to));
            }
        }

        return new FlowGraph(flowchart.Children, [.. connections.Distinct()]);
    }

    private static (string? Activity, string? Port) End(JsonElement connection, string name, string portName) =>
        Json.Property(connection, name) switch
        {
            { ValueKind: JsonValueKind.String } id => (id.GetString(), Json.Text(connection, portName)),
            { ValueKind: JsonValueKind.Object } end => (Json.Text(end, "activity"), Json.Text(end, "port")),
            _ => (null, null),
        };
}
