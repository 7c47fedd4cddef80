using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Ends, changes and deletes instances.</summary>
internal static class InstanceChanging
{
    private const int SideBySide = 8;
    private const int Batch = 500;

    public static async Task<IResult> SetVariablesAsync(string id, HttpRequest http, WorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<VariablesRequest>(http, cancellationToken);
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var variable in request.Variables ?? [])
        {
            if ((variable.Id ?? variable.Name) is { } key)
            {
                values[key] = variable.Value;
            }
        }

        return await runtime.SetVariablesAsync(id, values, cancellationToken) && await runtime.InspectAsync(id, cancellationToken) is { } snapshot
            ? InstanceReading.Variables(snapshot)
            : ElsaResults.NotFound();
    }

    public static async Task<IResult> CancelAsync(string id, WorkflowRuntime runtime, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return ElsaResults.NotFound();
        }

        await runtime.CancelAsync(id, cancellationToken);
        return Results.StatusCode(StatusCodes.Status200OK);
    }

    public static async Task<IResult> BulkCancelAsync(
        HttpRequest http, WorkflowRuntime runtime, IWorkflowInstanceStore store, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<BulkCancelRequest>(http, cancellationToken);
        if (await QueryAsync(request, versions, cancellationToken) is not { } query)
        {
            return ElsaResults.Ok(new { cancelled = 0 });
        }

        var cancelled = 0;
        string[] before = [];
        while (await NextAsync(store, query, cancellationToken) is { Length: > 0 } ids && !ids.SequenceEqual(before, StringComparer.Ordinal))
        {
            await Parallel.ForEachAsync(
                ids,
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                async (id, token) =>
                {
                    if ((await runtime.CancelAsync(id, token)).WasFound)
                    {
                        Interlocked.Increment(ref cancelled);
                    }
                });
            before = ids;
        }

        return ElsaResults.Ok(new { cancelled });
    }

    public static async Task<IResult> DeleteAsync(string id, IWorkflowInstanceStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync([id], cancellationToken) > 0 ? Results.NoContent() : ElsaResults.NotFound();

    public static async Task<IResult> BulkDeleteAsync(HttpRequest http, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<IdsRequest>(http, cancellationToken);
        return ElsaResults.Ok(new { deleted = await store.DeleteAsync([.. (request.Ids ?? []).Distinct(StringComparer.Ordinal)], cancellationToken) });
    }

    private static async ValueTask<WorkflowInstanceQuery?> QueryAsync(
        BulkCancelRequest request, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var running = new WorkflowInstanceQuery { Status = WorkflowStatus.Running, Take = Batch };
        if (request.Ids is { Count: > 0 } ids)
        {
            return running with { Ids = ids };
        }

        if (request.DefinitionVersionId is { Length: > 0 } versionId)
        {
            return await versions.FindAsync(versionId, cancellationToken) is var (definition, version)
                ? running with { DefinitionId = definition, Version = version }
                : null;
        }

        // Without any of them everything would be meant, which nobody asks for by leaving all fields out.
        return request.DefinitionId is not { Length: > 0 } definitionId ? null
            : request.VersionOptions is { Length: > 0 } options && !options.Equals("AllVersions", StringComparison.OrdinalIgnoreCase)
                ? await versions.NumberOfAsync(definitionId, options, cancellationToken) is { } number
                    ? running with { DefinitionId = definitionId, Version = number }
                    : null
                : running with { DefinitionId = definitionId };
    }

    private static async ValueTask<string[]> NextAsync(IWorkflowInstanceStore store, WorkflowInstanceQuery query, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(query, cancellationToken)).Items.Select(row => row.Id)];
}
