namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="RunTask.StimulusName"/>.</summary>
public sealed record RunTaskStimulus(string TaskId, string TaskName);
