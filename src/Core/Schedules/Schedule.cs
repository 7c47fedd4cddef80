namespace WorkflowConnect.Core.Schedules;

/// <summary>When a workflow starts by itself, and how far it has come. A row: what is not in it, no node remembers.</summary>
public sealed record Schedule
{
    /// <summary>Key: <c>definition/activity</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Definition that starts.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its published version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>The activity at which it starts.</summary>
    public required string ActivityId { get; init; }

    /// <summary>How <see cref="Expression"/> is read.</summary>
    public required ScheduleKind Kind { get; init; }

    /// <summary>A cron expression, an interval (<c>[d.]hh:mm:ss</c>) or a moment (ISO 8601, UTC).</summary>
    public required string Expression { get; init; }

    /// <summary>IANA time zone of a cron expression.</summary>
    public required string TimeZone { get; init; }

    /// <summary>UTC; the schedule began here. Intervals are counted from it, so that none drifts.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>UTC; null: nothing more is to come.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    /// <summary>UTC; what the clock said when <see cref="NextDueAt"/> was decided.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>UTC; the occurrence that was claimed last.</summary>
    public DateTimeOffset? LastOccurrenceAt { get; init; }

    /// <summary>Nothing starts while it is set, and nothing of that time is caught up.</summary>
    public bool IsPaused { get; init; }
}
