namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="Cron.StimulusName"/>.</summary>
public sealed record CronStimulus(string Expression, string? TimeZone);
