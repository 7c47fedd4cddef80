using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Workflows;

/// <summary>What a hook answers when its workflow has not answered itself.</summary>
internal static class HookResults
{
    public static IResult Of(HttpTriggerResult result) => result.Outcome switch
    {
        HttpOutcome.NoMatch => Results.Problem(statusCode: 404, title: "No published workflow answers here."),
        HttpOutcome.Unauthorized => Results.Problem(statusCode: 401, title: "This endpoint needs a signed-in caller."),
        HttpOutcome.Forbidden => Results.Problem(statusCode: 403, title: "This endpoint is not for this caller."),
        HttpOutcome.TimedOut => Results.Problem(statusCode: 408, title: "The workflow takes longer than its caller may wait. It goes on.", detail: Reference(result)),

        // Elsa's shape, which its clients know.
        HttpOutcome.Ambiguous => Results.Json(
            new { errorMessage = "The request matches several workflows. Give them different paths, or say which run is meant.", workflows = result.Definitions },
            statusCode: 500),
        _ when result.Run?.SubStatus == WorkflowSubStatus.Faulted => Results.Problem(statusCode: 500, title: "The workflow ended with a fault.", detail: Reference(result)),
        _ => Results.Accepted($"/runs/{result.Run?.InstanceId}"),
    };

    private static string? Reference(HttpTriggerResult result) => result.Run is { } run ? $"See run {run.InstanceId}." : null;
}
