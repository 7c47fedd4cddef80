using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Instances;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>Studio's Test tab.</summary>
internal static class TestActivity
{
    public static async Task<IResult> PostAsync(HttpRequest http, WorkflowRuntime runtime, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<TestActivityRequest>(http, cancellationToken);
        if ((request.ActivityHandle?.ActivityNodeId ?? request.ActivityHandle?.ActivityId) is not { Length: > 0 } activity)
        {
            return ElsaResults.Invalid("Name the activity: give activityHandle.activityNodeId.");
        }

        return await VersionAsync(request.WorkflowDefinitionHandle, versions, cancellationToken) is var (definitionId, version)
            && await runtime.TryActivityAsync(definitionId, version, activity, cancellationToken) is { } trial
            ? ElsaResults.Ok(new
            {
                trial.ActivityState,
                trial.Outputs,
                trial.Payload,
                Exception = trial.ExceptionType is { } type ? new ExceptionBody(type, trial.ExceptionMessage) : null,
                trial.Status,
            })
            : ElsaResults.NotFound();
    }

    private static async ValueTask<(string DefinitionId, int Version)?> VersionAsync(
        TestActivityRequest.DefinitionHandle? handle, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        if (handle?.DefinitionVersionId is { Length: > 0 } versionId)
        {
            return await versions.FindAsync(versionId, cancellationToken);
        }

        var options = handle?.VersionOptions is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given ? given.ToString() : "Latest";
        return handle?.DefinitionId is { Length: > 0 } definitionId && await versions.NumberOfAsync(definitionId, options, cancellationToken) is { } number
            ? (definitionId, number)
            : null;
    }
}
