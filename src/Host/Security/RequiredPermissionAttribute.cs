using Microsoft.AspNetCore.Authorization;

namespace WorkflowConnect.Host.Security;

/// <summary>
/// On an endpoint or a page: what its caller must be allowed to do, see <see cref="Core.Access.Permissions"/>. The
/// framework's authorisation reads it; there is no other place where access is decided.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RequiredPermissionAttribute(string name) : Attribute, IAuthorizeData
{
    public string Name => name;

    /// <summary>Needed only to change something; looking (GET) needs the page's other permission alone.</summary>
    public bool ToChange { get; init; }

    string? IAuthorizeData.Policy
    {
        get => PermissionPolicies.NameOf(name, ToChange);
        set => throw new NotSupportedException("A permission is fixed where it is written.");
    }

    string? IAuthorizeData.Roles
    {
        get => null;
        set => throw new NotSupportedException("Endpoints name permissions; roles have them.");
    }

    string? IAuthorizeData.AuthenticationSchemes
    {
        get => null;
        set => throw new NotSupportedException("Every scheme is taken everywhere.");
    }
}
