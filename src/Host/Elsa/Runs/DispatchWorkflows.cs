using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Instances;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>Starts runs and answers once they are stored; they run in the background.</summary>
internal static class DispatchWorkflows
{
    private const int MostAtOnce = 10_000;
    private const int SideBySide = 64;

    public static async Task<IResult> PostAsync(
        string definitionId, HttpRequest http, WorkflowRuntime runtime, RunDispatcher dispatcher, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<ExecuteRequest>(http, cancellationToken);
        if (await RunRequests.ToStartAsync(definitionId, request, versions, cancellationToken) is not { } start)
        {
            return ElsaResults.NotFound();
        }

        var run = await runtime.CreateAsync(start, cancellationToken);
        if (run.CannotStart)
        {
            http.HttpContext.Response.Headers[ExecuteWorkflow.CannotStartHeader] = "True";
            return ElsaResults.Ok(new { });
        }

        dispatcher.Begin(run.InstanceId);
        return ElsaResults.Ok(new { workflowInstanceId = run.InstanceId });
    }

    public static async Task<IResult> BulkAsync(
        string definitionId, HttpRequest http, WorkflowRuntime runtime, RunDispatcher dispatcher, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<BulkDispatchRequest>(http, cancellationToken);
        if (request.Count is < 1 or > MostAtOnce)
        {
            return ElsaResults.Invalid($"The count is {request.Count}; use 1 to {MostAtOnce:N0}.");
        }

        var one = new ExecuteRequest
        {
            CorrelationId = request.CorrelationId,
            TriggerActivityId = request.TriggerActivityId,
            VersionOptions = request.VersionOptions,
            Input = request.Input,
        };
        if (await RunRequests.ToStartAsync(definitionId, one, versions, cancellationToken) is not { } start)
        {
            return ElsaResults.NotFound();
        }

        var runs = new WorkflowRunState[request.Count];
        await Parallel.ForAsync(
            0,
            runs.Length,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (index, token) => runs[index] = await runtime.CreateAsync(start, token));
        string[] ids = [.. runs.Where(run => !run.CannotStart).Select(run => run.InstanceId)];
        foreach (var id in ids)
        {
            dispatcher.Begin(id);
        }

        return ElsaResults.Ok(new { workflowInstanceIds = ids });
    }
}
