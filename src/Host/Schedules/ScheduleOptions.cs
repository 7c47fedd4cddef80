namespace WorkflowConnect.Host.Schedules;

/// <summary>How schedules run; section <c>Schedules</c>.</summary>
internal sealed class ScheduleOptions
{
    /// <summary>IANA time zone of schedules that name none; default: the protocols' time zone.</summary>
    public string? TimeZoneId { get; set; }

    /// <summary>How long occurrences are remembered after they started; default 90 days, 1 to 3,650.</summary>
    public TimeSpan KeepOccurrences { get; set; } = TimeSpan.FromDays(90);
}
