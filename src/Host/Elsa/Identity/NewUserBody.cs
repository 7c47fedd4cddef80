namespace WorkflowConnect.Host.Elsa.Identity;

/// <summary>A user to be made.</summary>
/// <param name="Password">Null for a generated one, which the answer holds.</param>
internal sealed record NewUserBody(string? Name, string? Password, IReadOnlyList<string>? Roles);
