namespace WorkflowConnect.Host.Elsa.Secrets;

/// <summary>A secret to be set.</summary>
/// <param name="Name">Letters, digits, dots, dashes and underscores.</param>
/// <param name="Value">Never shown again.</param>
/// <param name="Description">What it is for.</param>
/// <param name="EndsOn">The last day on which the other system takes it, or null.</param>
internal sealed record NewSecretBody(string? Name, string? Value, string? Description, DateOnly? EndsOn = null);
