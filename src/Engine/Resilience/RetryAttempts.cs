namespace WorkflowConnect.Engine;

/// <summary>Tells which tries of an execution failed and were followed by others.</summary>
public sealed class RetryAttempts(
    IWorkflowInstanceStore store, WorkflowCatalog catalog, ResilienceStrategies strategies, WorkflowEngineOptions options)
{
    /// <summary>The tries, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<RetryAttempt>> ListAsync(string activityInstanceId, CancellationToken cancellationToken = default)
    {
        var incidents = (await store.ListIncidentsOfActivityAsync(activityInstanceId, cancellationToken))
            .Where(row => row.Outcome == IncidentOutcome.RetryScheduled).OrderBy(row => row.OccurredAt).ThenBy(row => row.Attempt).ToList();
        if (incidents.Count == 0)
        {
            return [];
        }

        var strategy = await StrategyAsync(incidents[0], cancellationToken);
        return [.. incidents.Select(row => new RetryAttempt
        {
            ActivityInstanceId = row.ActivityInstanceId,
            ActivityId = row.ActivityId,
            WorkflowInstanceId = row.InstanceId,
            AttemptNumber = row.Attempt,
            RetryDelay = strategy?.DelayAfter(row.Attempt) ?? options.Retry.DelayAfter(row.Attempt),
            OccurredAt = row.OccurredAt,
            ExceptionType = row.ExceptionType,
            Message = row.Message,
        })];
    }

    private async ValueTask<ResilienceStrategy?> StrategyAsync(IncidentRow incident, CancellationToken cancellationToken)
    {
        var instance = await store.FindAsync(incident.InstanceId, cancellationToken);
        var definition = instance is null ? null : await catalog.FindAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken);
        return strategies.Find(definition?.Graph.Find(incident.ActivityId)?.Resilience?.StrategyId);
    }
}
