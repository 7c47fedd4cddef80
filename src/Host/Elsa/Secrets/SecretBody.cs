using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Host.Elsa.Secrets;

/// <summary>A secret as the API shows it. The value is not among it and never will be.</summary>
internal sealed record SecretBody(string Id, string Name, string DisplayName, string? Description, int Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateOnly? EndsOn)
{
    public static SecretBody Of(Secret secret) => new(secret.Name, secret.Name, string.IsNullOrWhiteSpace(secret.Description) ? secret.Name : secret.Description, secret.Description, secret.Version, secret.CreatedAt, secret.ChangedAt, secret.EndsOn);
}
