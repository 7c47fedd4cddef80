namespace WorkflowConnect.Engine;

/// <summary>HTTP endpoints.</summary>
public sealed partial class WorkflowRuntime
{
    internal const string RouteDataKey = "WorkflowConnect.RouteData";

    /// <summary>Starts the workflow whose endpoint matches, else resumes the one that waits for the request.</summary>
    public async ValueTask<HttpTriggerResult> TriggerHttpAsync(IHttpExchange exchange, CancellationToken cancellationToken = default)
    {
        if (catalog.Triggers.Routes.Match(exchange.Method, exchange.Path) is not var (entry, routeData))
        {
            return await ResumeHttpAsync(exchange, cancellationToken);
        }

        var stimulus = (Activities.HttpEndpointStimulus)entry.Payload;
        if ((stimulus.Authorize || stimulus.Policy is not null) && !await exchange.IsAuthorizedAsync(stimulus.Policy, cancellationToken))
        {
            return new HttpTriggerResult(HttpOutcome.Unauthorized);
        }

        var run = await StartAsync(
            new StartWorkflow
            {
                DefinitionId = entry.DefinitionId,
                Version = entry.Version,
                TriggerActivityId = entry.ActivityId,
                Http = new RoutedExchange(exchange, routeData),
            },
            cancellationToken);
        return new HttpTriggerResult(HttpOutcome.Ran, run);
    }

    private async ValueTask<HttpTriggerResult> ResumeHttpAsync(IHttpExchange exchange, CancellationToken cancellationToken)
    {
        var name = Activities.HttpEndpoint.StimulusName;
        foreach (var stimulus in Activities.HttpEndpointStimulus.Waiting(exchange.Path, exchange.Method))
        {
            var payload = Stimulus.ToJson(stimulus);
            var rows = await store.FindBookmarksAsync(name, Stimulus.Hash(name, payload), instanceId: null, cancellationToken);
            if (rows.Count > 1)
            {
                return new HttpTriggerResult(HttpOutcome.Ambiguous);
            }

            if (rows.Count == 1)
            {
                if (stimulus.Authorize && !await exchange.IsAuthorizedAsync(stimulus.Policy, cancellationToken))
                {
                    return new HttpTriggerResult(HttpOutcome.Unauthorized);
                }

                var result = await ResumeAsync(name, payload, rows[0].InstanceId, input: null, new RoutedExchange(exchange, new Dictionary<string, object>(0)), cancellationToken);
                return result.WasFound ? new HttpTriggerResult(HttpOutcome.Ran, result.Resumed[0]) : new HttpTriggerResult(HttpOutcome.NoMatch);
            }
        }

        return new HttpTriggerResult(HttpOutcome.NoMatch);
    }
}
