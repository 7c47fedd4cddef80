namespace WorkflowConnect.Core.Schedules;

/// <summary>How a schedule says when.</summary>
public enum ScheduleKind
{
    /// <summary>By a cron expression on the wall clock of a time zone.</summary>
    Cron,

    /// <summary>At equal distances from the moment at which the schedule began.</summary>
    Interval,

    /// <summary>At one moment.</summary>
    Once,
}
