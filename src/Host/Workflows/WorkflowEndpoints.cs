using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Workflows;

/// <summary>HTTP endpoints that workflows open, runs to look at, and the re-screening by hand.</summary>
internal static class WorkflowEndpoints
{
    private const int MostRows = 200;

    public static void MapWorkflows(this IEndpointRouteBuilder routes)
    {
        routes.MapHooks();
        var runs = routes.MapGroup("/runs").WithTags("Workflow runs");
        runs.MapGet("/", ListAsync).RequirePermission(Permissions.ReadInstances).WithSummary("Runs, newest first.");
        runs.MapGet("/{id}", FindAsync).RequirePermission(Permissions.ReadInstances).WithSummary("One run with its journal and incidents.").ProducesProblem(404);
        runs.MapPost("/{id}/retry", RetryAsync).RequirePermission(Permissions.WriteInstances).WithSummary("Runs a faulted run again from its faulted activity.").ProducesProblem(404);
        routes.MapGet("/incidents", IncidentsAsync).RequirePermission(Permissions.ReadInstances).WithTags("Workflow runs").WithSummary("Incidents of all runs, newest first.");
        routes.MapPost("/rescreening", RescreenAsync)
            .RequirePermission(Permissions.Rescreen)
            .WithTags("Re-screening")
            .WithSummary("Re-screens the customers now.")
            .WithDescription("intervalDays: customers last checked at least so many days ago; 0 takes all; default 30.");
    }

    private static async Task<object> ListAsync(IWorkflowInstanceStore store, CancellationToken cancellationToken, int skip = 0, int take = 50)
    {
        var page = await store.ListAsync(new WorkflowInstanceQuery { Skip = Math.Max(skip, 0), Take = Math.Clamp(take, 1, MostRows) }, cancellationToken);
        return new { page.TotalCount, Items = page.Items.Select(RunBody.Of) };
    }

    private static async Task<IResult> FindAsync(string id, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } row
            ? Results.Ok(new
            {
                Run = RunBody.Of(row),
                Incidents = await store.ListIncidentsAsync(id, 0, MostRows, cancellationToken),
                Journal = await store.ListJournalAsync(id, 0, MostRows, cancellationToken),
            })
            : NoSuchRun();

    private static async Task<IResult> RetryAsync(string id, WorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var result = await runtime.RetryAsync(id, cancellationToken);
        return result.WasFound ? Results.Ok(result.Resumed[0]) : Results.Problem(statusCode: 404, title: "There is no such run with a fault.");
    }

    private static async Task<object> IncidentsAsync(IWorkflowInstanceStore store, CancellationToken cancellationToken, int skip = 0, int take = 50) =>
        await store.ListIncidentsAsync(null, Math.Max(skip, 0), Math.Clamp(take, 1, MostRows), cancellationToken);

    private static IResult RescreenAsync(RescreeningBody? body, RescreeningByHand byHand, IIdSource ids)
    {
        var days = body?.IntervalDays ?? 30;
        if (days is < 0 or > 3_650)
        {
            return Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["intervalDays"] = ["Use 0 to 3650 days."] }, statusCode: 422);
        }

        var id = ids.NewId();
        byHand.Begin(id, days);
        return Results.Accepted($"/runs/{id}", new { InstanceId = id });
    }

    private static IResult NoSuchRun() => Results.Problem(statusCode: 404, title: "There is no such run.");
}
