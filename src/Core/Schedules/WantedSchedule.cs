namespace WorkflowConnect.Core.Schedules;

/// <summary>A schedule that there has to be, because a published workflow asks for it.</summary>
public sealed record WantedSchedule
{
    /// <summary>Definition that starts.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its published version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>The activity at which it starts.</summary>
    public required string ActivityId { get; init; }

    /// <summary>How <see cref="Expression"/> is read.</summary>
    public required ScheduleKind Kind { get; init; }

    /// <summary>As <see cref="Schedule.Expression"/>.</summary>
    public required string Expression { get; init; }

    /// <summary>IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Key of the schedule.</summary>
    public string Id => $"{DefinitionId}/{ActivityId}";
}
