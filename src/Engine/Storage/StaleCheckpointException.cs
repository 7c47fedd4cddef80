namespace WorkflowConnect.Engine;

/// <summary>Another writer saved the instance first; what this one did since its last checkpoint is void.</summary>
public sealed class StaleCheckpointException(string instanceId, long number)
    : Exception($"Checkpoint {number} of instance '{instanceId}' is stale."), ISafeMessage;
