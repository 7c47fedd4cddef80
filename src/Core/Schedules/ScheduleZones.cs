namespace WorkflowConnect.Core.Schedules;

/// <summary>IANA time zones by name.</summary>
public static class ScheduleZones
{
    /// <summary>The zone.</summary>
    /// <exception cref="ScheduleFormatException">There is no such zone.</exception>
    public static TimeZoneInfo Require(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId
            ? zone
            : throw new ScheduleFormatException($"The time zone '{name}' is not known; write an IANA name, for example Europe/Berlin or UTC.");
}
