using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Schedules over HTTP: what starts when, a look ahead, and a pause.</summary>
internal static class ScheduleEndpoints
{
    private const int MostRows = 100;

    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
        var schedules = routes.MapGroup("/schedules").WithTags("Schedules");
        schedules.MapGet("/", ListAsync).RequirePermission(Permissions.ReadSchedules)
            .WithSummary("Every schedule with its zone, its last run and its next five.");
        schedules.MapGet("/preview", Preview).RequirePermission(Permissions.ReadSchedules)
            .WithSummary("The next five runs of a cron expression, before anybody publishes it.")
            .WithDescription("expression: 5, 6 or 7 fields. timeZone: IANA name; default the product's.");
        schedules.MapGet("/{definitionId}/{activityId}/occurrences", OccurrencesAsync).RequirePermission(Permissions.ReadSchedules)
            .WithSummary("The latest occurrences of a schedule, the newest first, each with its run.");
        schedules.MapPost("/{definitionId}/{activityId}/pause", (string definitionId, string activityId, PauseSchedule pause, CancellationToken cancellationToken) =>
                PauseAsync(pause, definitionId, activityId, isPaused: true, cancellationToken))
            .RequirePermission(Permissions.WriteSchedules).WithSummary("Pauses a schedule.").ProducesProblem(404);
        schedules.MapPost("/{definitionId}/{activityId}/resume", (string definitionId, string activityId, PauseSchedule pause, CancellationToken cancellationToken) =>
                PauseAsync(pause, definitionId, activityId, isPaused: false, cancellationToken))
            .RequirePermission(Permissions.WriteSchedules).WithSummary("Lets a paused schedule go on; what was due meanwhile is not caught up.").ProducesProblem(404);
    }

    private static async Task<object> ListAsync(IDatabase database, CancellationToken cancellationToken) =>
        new { Items = (await database.ReadAsync((work, token) => work.Schedules.AllAsync(token), cancellationToken)).Select(ScheduleBody.Of) };

    private static IResult Preview(string? expression, string? timeZone, ProductCalendar calendar, TimeProvider time)
    {
        var zone = string.IsNullOrWhiteSpace(timeZone) ? calendar.DefaultZone : timeZone;
        if (ScheduleTimes.Check(ScheduleKind.Cron, expression ?? "", zone) is { Count: > 0 } errors)
        {
            return Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["expression"] = [.. errors] }, statusCode: 422);
        }

        var now = time.GetUtcNow();
        var runs = ScheduleTimes.Preview(ScheduleKind.Cron, expression!, zone, now, now);
        return Results.Ok(new
        {
            TimeZone = zone,
            NextRuns = runs,
            NextRunsLocal = runs.Select(run => TimeZoneInfo.ConvertTime(run, ScheduleZones.Require(zone))),
        });
    }

    private static async Task<object> OccurrencesAsync(
        string definitionId, string activityId, IDatabase database, CancellationToken cancellationToken, int take = 20)
    {
        var id = $"{definitionId}/{activityId}";
        var most = Math.Clamp(take, 1, MostRows);
        return new
        {
            Items = (await database.ReadAsync((work, token) => work.Schedules.LatestAsync(id, most, token), cancellationToken))
                .Select(occurrence => new { occurrence.DueAt, occurrence.StartedAt, occurrence.InstanceId, occurrence.Failure }),
        };
    }

    private static async Task<IResult> PauseAsync(
        PauseSchedule pause, string definitionId, string activityId, bool isPaused, CancellationToken cancellationToken) =>
        await pause.RunAsync($"{definitionId}/{activityId}", isPaused, cancellationToken) is { } schedule
            ? Results.Ok(ScheduleBody.Of(schedule))
            : Results.Problem(statusCode: 404, title: "There is no such schedule.");
}
