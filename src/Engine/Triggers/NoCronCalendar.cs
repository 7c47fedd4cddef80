namespace WorkflowConnect.Engine;

/// <summary>For hosts without schedules.</summary>
internal sealed class NoCronCalendar : ICronCalendar
{
    public DateTimeOffset? NextAfter(string expression, string? timeZone, DateTimeOffset after) =>
        throw new InvalidOperationException("This host reads no cron expressions; it has to register an ICronCalendar.");
}
