using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>One instance.</summary>
internal static class InstanceReading
{
    private const int MostIncidents = 1000;

    public static async Task<IResult> GetAsync(
        string id, WorkflowRuntime runtime, IWorkflowInstanceStore store, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        if (await runtime.InspectAsync(id, cancellationToken) is not { } snapshot)
        {
            return ElsaResults.NotFound();
        }

        var row = snapshot.Row;
        var versionId = await versions.IdOfAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken);
        return ElsaResults.Ok(InstanceBody.Of(row, versionId) with { WorkflowState = await StateAsync(snapshot, versionId, store, cancellationToken) });
    }

    /// <summary>The state of an instance in Elsa's shape.</summary>
    public static async ValueTask<WorkflowStateBody> StateAsync(
        InstanceSnapshot snapshot, string versionId, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        WorkflowStateBody.Of(
            snapshot,
            versionId,
            snapshot.Row.IncidentCount == 0 ? [] : await store.ListIncidentsAsync(snapshot.Row.Id, 0, MostIncidents, cancellationToken));

    // Elsa's server says subStatus, Studio's client reads workflowSubStatus.
    public static async Task<IResult> ExecutionStateAsync(string id, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } row
            ? ElsaResults.Ok(new { row.Status, row.SubStatus, WorkflowSubStatus = row.SubStatus, row.UpdatedAt })
            : ElsaResults.NotFound();

    public static async Task<IResult> VariablesAsync(string id, WorkflowRuntime runtime, CancellationToken cancellationToken) =>
        await runtime.InspectAsync(id, cancellationToken) is { } snapshot
            ? Variables(snapshot)
            : ElsaResults.NotFound();

    public static IResult Variables(InstanceSnapshot snapshot) => ElsaResults.Ok(new
    {
        items = snapshot.Variables.Select(variable => new { variable.Id, variable.Name, variable.Value }),
        count = snapshot.Variables.Count,
    });
}
