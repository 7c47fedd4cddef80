using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Runs as an Elsa server shows them: lists, states, journals, executions, and what may be done with them.</summary>
internal static class InstanceEndpoints
{
    private const string Tag = "Workflow instances";

    public static void MapInstances(this IEndpointRouteBuilder api)
    {
        MapReading(api);
        MapExecutions(api);
        MapChanging(api);
        MapMoving(api);
    }

    private static void MapReading(IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("").WithTags(Tag).RequirePermission(Permissions.ReadInstances);
        read.MapPost("/workflow-instances", InstanceList.PostAsync).WithSummary("Instances by filter, a page at a time.").Accepts<InstanceListRequest>("application/json");
        read.MapGet("/workflow-instances", InstanceList.GetAsync).WithSummary("Instances by filter in the query, a page at a time.");
        read.MapGet("/workflow-instances/{id}", InstanceReading.GetAsync).WithSummary("One instance with its state.");
        read.MapGet("/workflow-instances/{id}/execution-state", InstanceReading.ExecutionStateAsync).WithSummary("Where an instance stands; cheap to ask often.");
        read.MapGet("/workflow-instances/{id}/variables", InstanceReading.VariablesAsync).WithSummary("Variables of an instance.");
        read.MapGet("/workflow-instances/{id}/journal", InstanceJournal.GetAsync).WithSummary("Journal of an instance, a page at a time.");
        read.MapPost("/workflow-instances/{id}/journal", InstanceJournal.PostAsync).WithSummary("Journal of an instance by filter, a page at a time.").Accepts<JournalRequest>("application/json");
    }

    private static void MapExecutions(IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("").WithTags("Activity executions").RequirePermission(Permissions.ReadInstances);
        read.MapGet("/activity-executions/list", ExecutionReading.ListAsync).WithSummary("Executions of one activity, or of all, in an instance.");
        read.MapGet("/activity-execution-summaries/list", ExecutionReading.SummariesAsync).WithSummary("The same without what went in and came out.");
        read.MapGet("/activity-executions/by-id", ExecutionReading.ByIdAsync).WithSummary("One execution; the id stands in the query.");
        read.MapGet("/activity-executions/{id}/call-stack", ExecutionReading.CallStackAsync).WithSummary("The executions that led to one, the first first.");
        read.MapPost("/activity-executions/report", ExecutionReading.ReportAsync).WithSummary("Counts for each of the activities named.").Accepts<ExecutionReportRequest>("application/json");
    }

    private static void MapChanging(IEndpointRouteBuilder api)
    {
        var changes = api.MapGroup("").WithTags(Tag);
        changes.MapPost("/workflow-instances/{id}/variables", InstanceChanging.SetVariablesAsync)
            .WithSummary("Sets variables of an instance.").Accepts<VariablesRequest>("application/json").RequirePermission(Permissions.WriteInstances);
        changes.MapPost("/cancel/workflow-instances/{id}", InstanceChanging.CancelAsync)
            .WithSummary("Ends an instance and everything it waits for.").RequirePermission(Permissions.CancelInstances);
        changes.MapPost("/bulk-actions/cancel/workflow-instances", InstanceChanging.BulkCancelAsync)
            .WithSummary("Ends instances by id, or the running ones of a definition.").Accepts<BulkCancelRequest>("application/json").RequirePermission(Permissions.CancelInstances);
        changes.MapDelete("/workflow-instances/{id}", InstanceChanging.DeleteAsync)
            .WithSummary("Deletes an instance with its journal, incidents and bookmarks.").RequirePermission(Permissions.DeleteInstances);
        changes.MapPost("/bulk-actions/delete/workflow-instances/by-id", InstanceChanging.BulkDeleteAsync)
            .WithSummary("Deletes instances.").Accepts<IdsRequest>("application/json").RequirePermission(Permissions.DeleteInstances);
    }

    private static void MapMoving(IEndpointRouteBuilder api)
    {
        var moves = api.MapGroup("").WithTags(Tag);
        moves.MapGet("/workflow-instances/{id}/export", InstanceExport.GetAsync)
            .WithSummary("An instance as a file.").RequirePermission(Permissions.ReadInstances);
        moves.MapPost("/bulk-actions/export/workflow-instances", InstanceExport.BulkAsync)
            .WithSummary("Instances as a zip of files.").Accepts<ExportRequest>("application/json").RequirePermission(Permissions.ReadInstances);
        moves.MapPost("/bulk-actions/import/workflow-instances", InstanceImport.PostAsync)
            .WithSummary("Takes in exported instances; those that exist here are left alone.").DisableAntiforgery().RequirePermission(Permissions.WriteInstances);
    }
}
