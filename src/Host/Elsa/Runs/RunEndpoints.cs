using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>Starts runs by hand: at once, in the background, many, or one activity alone.</summary>
internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("").WithTags("Workflow runs by hand").RequirePermission(Permissions.ExecuteDefinitions);
        runs.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteWorkflow.PostAsync)
            .WithSummary("Runs a workflow until it waits or ends, and answers with its state or with what it answers itself.").Accepts<ExecuteRequest>("application/json");
        runs.MapGet("/workflow-definitions/{definitionId}/execute", ExecuteWorkflow.GetAsync)
            .WithSummary("The same without input.");
        runs.MapPost("/workflow-definitions/{definitionId}/dispatch", DispatchWorkflows.PostAsync)
            .WithSummary("Starts a workflow in the background and answers with the instance's id.").Accepts<ExecuteRequest>("application/json");
        runs.MapPost("/workflow-definitions/{definitionId}/bulk-dispatch", DispatchWorkflows.BulkAsync)
            .WithSummary("Starts a workflow several times in the background.").Accepts<BulkDispatchRequest>("application/json");
        runs.MapPost("/tests/activities", TestActivity.PostAsync)
            .WithSummary("Runs one activity with its configured inputs; its outside effects happen.").Accepts<TestActivityRequest>("application/json");
    }
}
