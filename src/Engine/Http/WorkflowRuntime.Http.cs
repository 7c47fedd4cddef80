using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>HTTP endpoints.</summary>
public sealed partial class WorkflowRuntime
{
    // Each part of a path costs a look at the waiting runs.
    private const int MostPathParts = 16;

    /// <summary>Starts the workflow whose endpoint matches, else resumes the one that waits for the request.</summary>
    public async ValueTask<HttpTriggerResult> TriggerHttpAsync(IHttpExchange exchange, CancellationToken cancellationToken = default)
    {
        var matches = catalog.Triggers.Routes.Match(exchange.Method, exchange.Path);
        if (matches.Count == 0)
        {
            return await ResumeHttpAsync(exchange, cancellationToken);
        }

        if (matches.Count > 1)
        {
            return new HttpTriggerResult(HttpOutcome.Ambiguous)
            {
                Definitions = [.. matches.Select(match => match.Trigger.DefinitionId).Distinct(StringComparer.Ordinal)],
            };
        }

        var (trigger, stimulus, routeData) = (matches[0].Trigger, matches[0].Stimulus, matches[0].RouteData);
        if (await RefuseAsync(exchange, stimulus, cancellationToken) is { } refused)
        {
            return refused;
        }

        var request = new StartWorkflow
        {
            DefinitionId = trigger.DefinitionId,
            Version = trigger.Version,
            TriggerActivityId = trigger.ActivityId,
            CorrelationId = HttpSelectors.CorrelationId(exchange),
            InstanceId = ids.NewId(),
            Http = new RoutedExchange(exchange, routeData),
        };
        return await WithinAsync(
            stimulus.RequestTimeout, request.InstanceId, async token => await StartAsync(request, token), cancellationToken);
    }

    private static async ValueTask<HttpTriggerResult?> RefuseAsync(
        IHttpExchange exchange, HttpEndpointStimulus stimulus, CancellationToken cancellationToken) =>
        !stimulus.IsProtected || (exchange.IsAuthenticated && await exchange.IsAuthorizedAsync(stimulus.Policy, cancellationToken))
            ? null
            : new HttpTriggerResult(exchange.IsAuthenticated ? HttpOutcome.Forbidden : HttpOutcome.Unauthorized);

    private async ValueTask<HttpTriggerResult> ResumeHttpAsync(IHttpExchange exchange, CancellationToken cancellationToken)
    {
        var waiting = await FindWaitingAsync(exchange, cancellationToken);
        if (waiting.Count != 1)
        {
            return waiting.Count == 0
                ? new HttpTriggerResult(HttpOutcome.NoMatch)
                : new HttpTriggerResult(HttpOutcome.Ambiguous) { Definitions = await DefinitionsOfAsync(waiting, cancellationToken) };
        }

        var (bookmark, stimulus, routeData) = waiting[0];
        if (await RefuseAsync(exchange, stimulus, cancellationToken) is { } refused)
        {
            return refused;
        }

        return await WithinAsync(
            stimulus.RequestTimeout,
            bookmark.InstanceId,
            async token =>
            {
                var result = await ContinueAsync(
                    bookmark.InstanceId,
                    run => Repairs.Resume(run, bookmark.Id, input: null),
                    new RoutedExchange(exchange, routeData),
                    token);
                return result.WasFound ? result.Resumed[0] : null;
            },
            cancellationToken);
    }

    private async ValueTask<List<(BookmarkRow Bookmark, HttpEndpointStimulus Stimulus, Dictionary<string, object> RouteData)>> FindWaitingAsync(
        IHttpExchange exchange, CancellationToken cancellationToken)
    {
        var found = new List<(BookmarkRow, HttpEndpointStimulus, Dictionary<string, object>)>();
        if (exchange.Path.Count(c => c == '/') > MostPathParts)
        {
            return found;
        }

        var (instanceId, correlationId) = (HttpSelectors.InstanceId(exchange), HttpSelectors.CorrelationId(exchange));
        foreach (var key in HttpRoute.KeysOf(exchange.Path))
        {
            var hash = Stimulus.Hash(HttpEndpoint.StimulusName, Stimulus.ToJson(HttpEndpointStimulus.KeyOf(key, exchange.Method)));
            foreach (var row in await store.FindBookmarksAsync(HttpEndpoint.StimulusName, hash, instanceId, cancellationToken))
            {
                if (HttpEndpointStimulus.Read(row.Payload) is { } stimulus
                    && HttpRoute.Parse(stimulus.Path).Match(exchange.Path) is { } data
                    && (correlationId is null || (await store.FindAsync(row.InstanceId, cancellationToken))?.CorrelationId == correlationId))
                {
                    found.Add((row, stimulus, data));
                }
            }

            // Texts win over parameters, as for endpoints that start.
            if (found.Count > 0)
            {
                break;
            }
        }

        return found;
    }

    private async ValueTask<IReadOnlyList<string>> DefinitionsOfAsync(
        List<(BookmarkRow Bookmark, HttpEndpointStimulus Stimulus, Dictionary<string, object> RouteData)> waiting,
        CancellationToken cancellationToken)
    {
        var definitions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (bookmark, _, _) in waiting.Take(10))
        {
            if (await store.FindAsync(bookmark.InstanceId, cancellationToken) is { } row)
            {
                definitions.Add(row.DefinitionId);
            }
        }

        return [.. definitions];
    }

    // A run that is cut off here is continued from its last checkpoint, without its caller.
    private async ValueTask<HttpTriggerResult> WithinAsync(
        TimeSpan? limit, string instanceId, Func<CancellationToken, Task<WorkflowRunState?>> run, CancellationToken cancellationToken)
    {
        using var late = limit is { } time ? new CancellationTokenSource(time, environment.Time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await run(either.Token) is { } state
                ? new HttpTriggerResult(HttpOutcome.Ran, state)
                : new HttpTriggerResult(HttpOutcome.NoMatch);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new HttpTriggerResult(HttpOutcome.TimedOut, await FindAsync(instanceId, cancellationToken));
        }
    }
}
