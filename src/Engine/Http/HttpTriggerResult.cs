namespace WorkflowConnect.Engine;

/// <summary>What an HTTP request met, the run, and the definitions that were meant when there are several.</summary>
public sealed record HttpTriggerResult(HttpOutcome Outcome, WorkflowRunState? Run = null)
{
    /// <summary>Ids of the definitions that match an ambiguous request.</summary>
    public IReadOnlyList<string> Definitions { get; init; } = [];
}
