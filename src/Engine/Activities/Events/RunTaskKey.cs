namespace WorkflowConnect.Engine.Activities;

/// <summary>What a waiting task is found by.</summary>
internal sealed record RunTaskKey(string TaskId);
