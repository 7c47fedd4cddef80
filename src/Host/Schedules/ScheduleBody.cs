using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Host.Schedules;

/// <summary>A schedule as the API shows it.</summary>
internal sealed record ScheduleBody
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required int DefinitionVersion { get; init; }

    public required string ActivityId { get; init; }

    public required ScheduleKind Kind { get; init; }

    public required string Expression { get; init; }

    public required string TimeZone { get; init; }

    public required bool IsPaused { get; init; }

    public DateTimeOffset? NextDueAt { get; init; }

    /// <summary>The same moment on the wall clock of the zone, with its offset.</summary>
    public DateTimeOffset? NextDueLocal { get; init; }

    public DateTimeOffset? LastOccurrenceAt { get; init; }

    /// <summary>The next five, the first of them <see cref="NextDueAt"/>.</summary>
    public required IReadOnlyList<DateTimeOffset> NextRuns { get; init; }

    public static ScheduleBody Of(Schedule schedule) => new()
    {
        Id = schedule.Id,
        DefinitionId = schedule.DefinitionId,
        DefinitionVersion = schedule.DefinitionVersion,
        ActivityId = schedule.ActivityId,
        Kind = schedule.Kind,
        Expression = schedule.Expression,
        TimeZone = schedule.TimeZone,
        IsPaused = schedule.IsPaused,
        NextDueAt = schedule.NextDueAt,
        NextDueLocal = schedule.NextDueAt is { } next ? TimeZoneInfo.ConvertTime(next, ScheduleZones.Require(schedule.TimeZone)) : null,
        LastOccurrenceAt = schedule.LastOccurrenceAt,
        NextRuns = schedule.NextDueAt is { } from
            ? [from, .. ScheduleTimes.Preview(schedule.Kind, schedule.Expression, schedule.TimeZone, schedule.BeganAt, from, 4)]
            : [],
    };
}
