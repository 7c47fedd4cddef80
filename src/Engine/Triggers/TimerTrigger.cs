namespace WorkflowConnect.Engine;

/// <summary>What the host's scheduler fires at an interval.</summary>
public sealed record TimerTrigger(TriggerEntry Trigger, TimeSpan Interval);
