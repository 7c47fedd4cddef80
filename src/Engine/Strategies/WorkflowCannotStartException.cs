namespace WorkflowConnect.Engine;

/// <summary>The activation strategy forbids another run.</summary>
public sealed class WorkflowCannotStartException(string definitionId) : Exception(
    $"No run of '{definitionId}' may begin now: its activation strategy allows it only when the one that is running has ended."), ISafeMessage;
