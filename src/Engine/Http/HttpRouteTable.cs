namespace WorkflowConnect.Engine;

/// <summary>Finds the endpoints of a path. Texts win over parameters, and parameters over one that takes the rest.</summary>
internal sealed class HttpRouteTable(IEnumerable<TriggerEntry> entries)
{
    private readonly List<Entry> routes =
    [
        .. entries.Select(entry => new Entry(entry, (Activities.HttpEndpointStimulus)entry.Payload))
            .OrderBy(item => item.Rank.TakesRest).ThenBy(item => item.Rank.Parameters),
    ];

    /// <summary>The best matches: none, one, or several of equal rank, which is an author's mistake.</summary>
    public IReadOnlyList<HttpRouteMatch> Match(string method, string path)
    {
        List<HttpRouteMatch>? found = null;
        (bool, int) rank = default;
        foreach (var item in routes)
        {
            if (found is not null && item.Rank != rank)
            {
                break;
            }

            if (string.Equals(item.Stimulus.Method, method, StringComparison.OrdinalIgnoreCase) && item.Route.Match(path) is { } data)
            {
                (found ??= []).Add(new HttpRouteMatch(item.Trigger, item.Stimulus, data));
                rank = item.Rank;
            }
        }

        return found ?? (IReadOnlyList<HttpRouteMatch>)[];
    }

    /// <summary>An endpoint of another definition that answers the same requests.</summary>
    public bool Answers(Activities.HttpEndpointStimulus stimulus, string exceptDefinitionId)
    {
        var shape = HttpRoute.Parse(stimulus.Path).Shape;
        return routes.Exists(item => item.Trigger.DefinitionId != exceptDefinitionId
            && item.Stimulus.Method == stimulus.Method && item.Route.Shape == shape);
    }

    private sealed record Entry(TriggerEntry Trigger, Activities.HttpEndpointStimulus Stimulus)
    {
        public HttpRoute Route { get; } = HttpRoute.Parse(Stimulus.Path);

        public (bool TakesRest, int Parameters) Rank => (Route.TakesRest, Route.Parameters);
    }
}
