namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="Event.StimulusName"/>.</summary>
public sealed record EventStimulus(string EventName);
