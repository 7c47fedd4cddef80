namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="DispatchWorkflow.StimulusName"/>: a child has ended.</summary>
public sealed record ChildStimulus(string InstanceId);
