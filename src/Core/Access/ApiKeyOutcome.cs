namespace WorkflowConnect.Core.Access;

/// <summary>A new API key with the text that is shown once, or why there is none.</summary>
/// <param name="Key">The stored key, or null.</param>
/// <param name="Text">The key itself; nobody can read it again.</param>
/// <param name="Mistake">What to correct, or null.</param>
public sealed record ApiKeyOutcome(ApiKey? Key, string? Text, string? Mistake);
