namespace WorkflowConnect.Core.Checks;

/// <summary>The check of the same record before this one.</summary>
public sealed record PreviousCheck(string? ProtocolNumber, DateTimeOffset At, string Outcome);
