namespace WorkflowConnect.Host.Elsa.Secrets;

/// <summary>A secret to be set.</summary>
/// <param name="Name">Letters, digits, dots, dashes and underscores.</param>
internal sealed record NewSecretBody(string? Name, string? Value, string? Description);
