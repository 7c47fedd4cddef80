using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Elsa.Instances;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>Runs a workflow while the caller waits.</summary>
internal static class ExecuteWorkflow
{
    private const string InstanceHeader = "x-elsa-workflow-instance-id";

    /// <summary>The answer is the API's and not one that the workflow wrote.</summary>
    private const string OwnAnswerHeader = "x-elsa-response";

    /// <summary>Studio shows that the workflow cannot be started and stays where it is.</summary>
    internal const string CannotStartHeader = "x-elsa-workflow-cannot-start";

    public static async Task<IResult> PostAsync(
        string definitionId, HttpContext http, WorkflowRuntime runtime, IWorkflowIdSource ids, IWorkflowInstanceStore store, DefinitionVersions versions) =>
        await RunAsync(definitionId, await ElsaBody.ReadAsync<ExecuteRequest>(http.Request, http.RequestAborted), http, runtime, ids, store, versions);

    public static Task<IResult> GetAsync(
        string definitionId, HttpContext http, WorkflowRuntime runtime, IWorkflowIdSource ids, IWorkflowInstanceStore store, DefinitionVersions versions)
    {
        var query = http.Request.Query;
        var request = new ExecuteRequest
        {
            CorrelationId = query["correlationId"],
            TriggerActivityId = query["triggerActivityId"],
            VersionOptions = query["versionOptions"] is { Count: > 0 } options ? JsonSerializer.SerializeToElement(options.ToString()) : null,
        };
        return RunAsync(definitionId, request, http, runtime, ids, store, versions);
    }

    private static async Task<IResult> RunAsync(
        string definitionId, ExecuteRequest request, HttpContext http, WorkflowRuntime runtime, IWorkflowIdSource ids, IWorkflowInstanceStore store, DefinitionVersions versions)
    {
        // The caller may go; what it started goes on.
        var cancellationToken = CancellationToken.None;
        if (await RunRequests.ToStartAsync(definitionId, request with { InstanceId = null }, versions, cancellationToken) is not { } start)
        {
            return ElsaResults.NotFound();
        }

        // The headers must be there before the workflow answers by itself.
        var id = ids.NewId();
        http.Response.Headers[InstanceHeader] = id;
        http.Response.Headers[CannotStartHeader] = "False";
        var exchange = new HttpContextExchange(http, "");
        var run = await runtime.StartAsync(start with { InstanceId = id, Http = exchange }, cancellationToken);
        if (run.CannotStart)
        {
            http.Response.Headers.Remove(InstanceHeader);
            http.Response.Headers[CannotStartHeader] = "True";
            return ElsaResults.Ok(new { });
        }

        if (exchange.HasResponded)
        {
            return Results.Empty;
        }

        if (run.SubStatus != WorkflowSubStatus.Faulted)
        {
            http.Response.Headers[OwnAnswerHeader] = "true";
        }

        var state = await runtime.InspectAsync(id, cancellationToken) is { } snapshot
            ? await InstanceReading.StateAsync(snapshot, await versions.IdOfAsync(definitionId, run.DefinitionVersion, cancellationToken), store, cancellationToken)
            : null;
        return ElsaResults.Json(
            new { workflowState = state },
            run.SubStatus == WorkflowSubStatus.Faulted ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }
}
