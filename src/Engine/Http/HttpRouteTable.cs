namespace WorkflowConnect.Engine;

/// <summary>Matches paths against templates such as <c>orders/{id}</c>. Literal segments win over parameters.</summary>
internal sealed class HttpRouteTable(IEnumerable<TriggerEntry> entries)
{
    private readonly List<(TriggerEntry Entry, string Method, string[] Segments)> routes =
    [
        .. entries.Select(entry => (entry, Stimulus: (Activities.HttpEndpointStimulus)entry.Payload))
            .Select(item => (item.entry, item.Stimulus.Method, Split(item.Stimulus.Path)))
            .OrderBy(item => item.Item3.Count(IsParameter)),
    ];

    public (TriggerEntry Entry, Dictionary<string, object> RouteData)? Match(string method, string path)
    {
        var segments = Split(path);
        foreach (var (entry, routeMethod, template) in routes)
        {
            if (string.Equals(routeMethod, method, StringComparison.OrdinalIgnoreCase) && Match(template, segments) is { } data)
            {
                return (entry, data);
            }
        }

        return null;
    }

    private static Dictionary<string, object>? Match(string[] template, string[] segments)
    {
        if (template.Length != segments.Length)
        {
            return null;
        }

        var data = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < template.Length; i++)
        {
            if (IsParameter(template[i]))
            {
                // A constraint such as {id:int} is not checked; the value is a string.
                data[template[i][1..^1].Split(':')[0].TrimEnd('?')] = Uri.UnescapeDataString(segments[i]);
            }
            else if (!string.Equals(template[i], segments[i], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return data;
    }

    private static bool IsParameter(string segment) => segment is ['{', _, .., '}'];

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
