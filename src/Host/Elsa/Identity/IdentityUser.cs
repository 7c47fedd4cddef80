using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Elsa.Identity;

/// <summary>A user as the API shows one.</summary>
/// <param name="Password">Only of a user who was made just now with a generated password: shown this once.</param>
internal sealed record IdentityUser(string Id, string Name, IReadOnlyList<string> Roles, bool IsLocked, string? Password = null)
{
    public static IdentityUser Of(User user, string? password = null) => new(user.Id, user.Name, user.Roles, user.IsLocked, password);
}
