namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="Timer.StimulusName"/>.</summary>
public sealed record TimerStimulus(TimeSpan Interval);
