namespace WorkflowConnect.Engine;

/// <summary>What the host's scheduler fires by a cron expression.</summary>
public sealed record CronTrigger(TriggerEntry Trigger, string Expression, string? TimeZone);
