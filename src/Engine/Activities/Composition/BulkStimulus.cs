namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="BulkDispatchWorkflows.StimulusName"/>: there is news of the children.</summary>
public sealed record BulkStimulus(string ActivityInstanceId);
