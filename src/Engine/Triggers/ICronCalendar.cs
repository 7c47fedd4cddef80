namespace WorkflowConnect.Engine;

/// <summary>Reads cron expressions. The host's: the engine knows no time zones and no dialects.</summary>
public interface ICronCalendar
{
    /// <summary>The first moment after another one (UTC); null when there is none.</summary>
    /// <exception cref="TriggerInputException">The expression or the zone cannot be read.</exception>
    DateTimeOffset? NextAfter(string expression, string? timeZone, DateTimeOffset after);
}
