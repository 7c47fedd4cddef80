namespace WorkflowConnect.Engine;

/// <summary>A run that nobody works on, as it was found.</summary>
public sealed record InterruptedRun(string InstanceId, string? Owner, long CheckpointNumber);
