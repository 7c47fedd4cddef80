using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Executions of activities, folded from the journal.</summary>
internal static class ExecutionReading
{
    private const int DeepestChain = 1000;

    public static Task<IResult> ListAsync(HttpRequest http, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        ListAsync(http, ExecutionBody.Of, views, store, cancellationToken);

    public static Task<IResult> SummariesAsync(HttpRequest http, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        ListAsync(http, ExecutionBody.Summary, views, store, cancellationToken);

    public static async Task<IResult> ByIdAsync(HttpRequest http, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        var id = http.Query["id"].ToString();
        var executions = await ExecutionsAsync(ActivityExecutions.InstanceOf(id), views, store, cancellationToken);
        return executions.FirstOrDefault(execution => execution.Id == id) is { } found ? ElsaResults.Ok(ExecutionBody.Of(found)) : ElsaResults.NotFound();
    }

    public static async Task<IResult> ReportAsync(HttpRequest http, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<ExecutionReportRequest>(http, cancellationToken);
        var executions = await ExecutionsAsync(request.WorkflowInstanceId, views, store, cancellationToken);
        var nodes = (request.ActivityNodeIds ?? []).ToHashSet(StringComparer.Ordinal);
        return ElsaResults.Ok(new { stats = Stats(executions.Where(execution => nodes.Contains(execution.NodeId))) });
    }

    /// <summary>The counts by node, in Elsa's shape.</summary>
    public static IEnumerable<object> Stats(IEnumerable<ActivityExecution> executions) =>
        executions.GroupBy(execution => execution.NodeId, StringComparer.Ordinal)
            .Select(group => ActivityExecutionStats.Of([.. group]))
            .Select(stats => new
            {
                stats.ActivityId,
                stats.ActivityNodeId,
                stats.StartedCount,
                stats.CompletedCount,
                stats.UncompletedCount,
                stats.IsBlocked,
                stats.IsFaulted,
                stats.AggregateFaultCount,
                Metadata = new JsonObject(),
            });

    public static async Task<IResult> CallStackAsync(
        string id, HttpRequest http, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        var across = bool.TryParse(http.Query["includeCrossWorkflowChain"], out var wanted) && wanted;
        var chain = await ChainAsync(id, across, views, store, cancellationToken);
        if (chain.Count == 0)
        {
            return ElsaResults.NotFound();
        }

        var skip = int.TryParse(http.Query["skip"], out var left) ? Math.Max(left, 0) : 0;
        var take = int.TryParse(http.Query["take"], out var most) ? Math.Max(most, 0) : DeepestChain;
        chain.Reverse();
        return ElsaResults.Ok(new
        {
            activityExecutionId = id,
            items = chain.Skip(skip).Take(take).Select(ExecutionBody.Of),
            totalCount = chain.Count,
        });
    }

    private static async ValueTask<List<ActivityExecution>> ChainAsync(
        string id, bool across, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        var chain = new List<ActivityExecution>();
        var instanceId = ActivityExecutions.InstanceOf(id);
        while (instanceId is not null && chain.Count < DeepestChain && await store.FindAsync(instanceId, cancellationToken) is { } row)
        {
            var executions = (await views.OfAsync(row, cancellationToken)).Executions.ToDictionary(execution => execution.Id, StringComparer.Ordinal);
            for (var next = id; next is not null && chain.Count < DeepestChain && executions.TryGetValue(next, out var execution); next = execution.SchedulingExecutionId ?? execution.ParentId)
            {
                chain.Add(execution);
            }

            if (!across || row.ParentInstanceId is not { } parent || await store.FindAsync(parent, cancellationToken) is not { } starter
                || ActivityExecutions.StarterOf(row.Id, (await views.OfAsync(starter, cancellationToken)).Executions) is not { } started)
            {
                break;
            }

            (instanceId, id) = (parent, started.Id);
        }

        return chain;
    }

    private static async Task<IResult> ListAsync(
        HttpRequest http, Func<ActivityExecution, ExecutionBody> body, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        var query = http.Query;
        var node = query["activityNodeId"].ToString();
        var activity = query["activityId"].ToString();
        var executions = (await ExecutionsAsync(query["workflowInstanceId"], views, store, cancellationToken)).Where(execution =>
            (node.Length == 0 || execution.NodeId == node) && (activity.Length == 0 || execution.ActivityId == activity));
        if (bool.TryParse(query["completed"], out var completed))
        {
            executions = executions.Where(execution => execution.Status == ActivityStatus.Completed == completed);
        }

        List<ExecutionBody> items = [.. executions.OrderBy(execution => execution.StartedAt).Select(body)];
        return ElsaResults.Ok(new { items, count = items.Count });
    }

    private static async ValueTask<IReadOnlyList<ActivityExecution>> ExecutionsAsync(
        string? instanceId, InstanceViews views, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        instanceId is { Length: > 0 } && await store.FindAsync(instanceId, cancellationToken) is { } row
            ? (await views.OfAsync(row, cancellationToken)).Executions
            : [];
}
