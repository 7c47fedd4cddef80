namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="StartAt.StimulusName"/>.</summary>
public sealed record StartAtStimulus(DateTimeOffset ExecuteAt);
