using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>A flowchart's connections in a definition's JSON.</summary>
internal static class Connections
{
    /// <summary>The oldest form names the ends by plain texts; the designer reads only the present one.</summary>
    public static void Modernise(JsonObject activity)
    {
        if (activity["connections"] is not JsonArray connections)
        {
            return;
        }

        foreach (var connection in connections.OfType<JsonObject>())
        {
            Modernise(connection, "source", "sourcePort", "Done");
            Modernise(connection, "target", "targetPort", "In");
        }
    }

    /// <summary>Sets aside connections to activities that are gone, where Elsa keeps them too.</summary>
    public static void SetAsideDangling(JsonObject root)
    {
        foreach (var activity in ActivityTree.All(root).ToList())
        {
            if (activity["connections"] is not JsonArray connections || activity["activities"] is not JsonArray activities)
            {
                continue;
            }

            var ids = activities.OfType<JsonObject>().Select(child => ActivityTree.Text(child, "id")).ToHashSet(StringComparer.Ordinal);
            foreach (var connection in connections.OfType<JsonObject>().Where(item => IsDangling(item, "source") || IsDangling(item, "target")).ToList())
            {
                connections.Remove(connection);
                NotFoundOf(activity).Add(connection);
            }

            bool IsDangling(JsonObject connection, string end) =>
                connection[end] is JsonObject place && ActivityTree.Text(place, "activity") is { } id && !ids.Contains(id);
        }
    }

    private static void Modernise(JsonObject connection, string end, string portName, string defaultPort)
    {
        if (connection[end] is { } id && id.GetValueKind() == JsonValueKind.String)
        {
            var port = ActivityTree.Text(connection, portName);
            connection[end] = new JsonObject { ["activity"] = id.GetValue<string>(), ["port"] = string.IsNullOrEmpty(port) ? defaultPort : port };
            connection.Remove(portName);
        }
    }

    private static JsonArray NotFoundOf(JsonObject flowchart)
    {
        if (flowchart["customProperties"] is not JsonObject custom)
        {
            flowchart["customProperties"] = custom = [];
        }

        if (custom["notFoundConnections"] is not JsonArray set)
        {
            custom["notFoundConnections"] = set = [];
        }

        return set;
    }
}
