namespace WorkflowConnect.Host.Elsa.Identity;

/// <summary>Whether name and password, or the refresh token, were good; and if so two tokens.</summary>
internal sealed record LoginResult(bool IsAuthenticated, string? AccessToken = null, string? RefreshToken = null);
