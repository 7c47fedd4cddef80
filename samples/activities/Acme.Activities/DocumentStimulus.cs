namespace Acme.Activities;

/// <summary>What a waiting workflow listens for.</summary>
public sealed record DocumentStimulus(string DocumentId);
