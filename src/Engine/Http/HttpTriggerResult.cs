namespace WorkflowConnect.Engine;

/// <summary>What an HTTP request met, and the run.</summary>
public sealed record HttpTriggerResult(HttpOutcome Outcome, WorkflowRunState? Run = null);
