namespace WorkflowConnect.Activities.Decisions;

/// <summary>What a workflow that waits for a review listens for.</summary>
public sealed record ReviewStimulus(string ReviewId);
