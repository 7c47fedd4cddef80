namespace WorkflowConnect.Host.Elsa.Identity;

/// <summary>A refresh token, for callers that do not send it as their bearer token.</summary>
internal sealed record RefreshBody(string? RefreshToken);
