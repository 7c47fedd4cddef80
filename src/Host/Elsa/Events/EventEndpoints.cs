using System.Text.Json;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>Events, tasks and bookmarks: what waiting workflows are told from outside.</summary>
internal static class EventEndpoints
{
    private const int LongestName = 256;

    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        api.MapPost("/events/{eventName}/trigger", TriggerAsync)
            .RequirePermission(Permissions.TriggerEvents)
            .WithTags("Workflow events")
            .WithSummary("Sends an event to the workflows that wait for it, and starts those that it triggers.")
            .WithDescription("The answer comes once it was delivered, in both execution modes.");
        api.MapPost("/tasks/{taskId}/complete", CompleteAsync)
            .RequirePermission(Permissions.CompleteTasks)
            .WithTags("Workflow tasks")
            .WithSummary("Reports the result of a task for which a workflow waits.");
        api.MapGet("/tasks", ListTasksAsync)
            .RequirePermission(Permissions.CompleteTasks)
            .WithTags("Workflow tasks")
            .WithSummary("Tasks for which workflows wait, the oldest first.");

        // Whoever has the token may: it was made for one bookmark or one event, cannot be altered, and expires.
        api.MapMethods("/bookmarks/resume", ["GET", "POST"], ResumeAsync)
            .OpenToEverybody()
            .WithTags("Workflow events")
            .WithSummary("Resumes the bookmark that the token t stands for.");
        api.MapMethods("/events/trigger", ["GET", "POST"], TriggerByTokenAsync)
            .OpenToEverybody()
            .WithTags("Workflow events")
            .WithSummary("Sends the event that the token t stands for.");
    }

    private static async Task<IResult> TriggerAsync(
        string eventName, HttpRequest request, WorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var body = await ReadAsync<TriggerEventBody>(request, cancellationToken) ?? new TriggerEventBody();
        if (eventName.Length > LongestName)
        {
            return ElsaResults.Invalid($"The name of an event has at most {LongestName} characters. Shorten it.");
        }

        if (body.WorkflowExecutionMode is { } mode && mode is not ("Synchronous" or "Asynchronous"))
        {
            return ElsaResults.Invalid("workflowExecutionMode must be Synchronous or Asynchronous. Correct it.");
        }

        await runtime.PublishAsync(
            new PublishedEvent
            {
                EventName = eventName,
                CorrelationId = Given(body.CorrelationId),
                InstanceId = Given(body.WorkflowInstanceId),
                ActivityInstanceId = Given(body.ActivityInstanceId),
                Payload = body.Input,
            },
            cancellationToken);
        return Results.Ok();
    }

    private static async Task<IResult> CompleteAsync(
        string taskId, HttpRequest request, WorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var body = await ReadAsync<CompleteTaskBody>(request, cancellationToken);
        var result = await runtime.CompleteTaskAsync(taskId, body?.Result, cancellationToken);
        return result.WasFound ? Results.Ok() : ElsaResults.NotFound();
    }

    private static async Task<IResult> ListTasksAsync(
        WaitingTasks tasks, CancellationToken cancellationToken, int skip = 0, int take = 50) =>
        ElsaResults.Ok(new { items = await tasks.ListAsync(Math.Max(skip, 0), Math.Clamp(take, 1, 200), cancellationToken) });

    private static async Task<IResult> ResumeAsync(
        HttpRequest request, string? t, TriggerTokens tokens, WorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        if (tokens.ReadBookmark(t) is not { } bookmarkId)
        {
            return NotValid();
        }

        var body = HttpMethods.IsPost(request.Method) ? await ReadAsync<ResumeBody>(request, cancellationToken) : null;
        var input = body?.Input?.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal);
        var result = await runtime.ResumeBookmarkAsync(bookmarkId, input, cancellationToken);
        return result.WasFound ? Results.Ok() : ElsaResults.NotFound();
    }

    private static async Task<IResult> TriggerByTokenAsync(
        string? t, TriggerTokens tokens, WorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        if (tokens.ReadEvent(t) is not { } published)
        {
            return NotValid();
        }

        await runtime.PublishAsync(published, cancellationToken);
        return Results.Ok();
    }

    private static IResult NotValid() => ElsaResults.Invalid("The token is not valid, or not any more. Ask for a new one.");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // Elsa's clients send no body where they have nothing to say.
    private static async ValueTask<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class =>
        request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null)
            ? null
            : await JsonSerializer.DeserializeAsync<T>(request.Body, ElsaJson.Options, cancellationToken);
}
