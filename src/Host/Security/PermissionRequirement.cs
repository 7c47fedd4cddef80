using Microsoft.AspNetCore.Authorization;

namespace WorkflowConnect.Host.Security;

/// <summary>The caller has a permission; with <paramref name="ToChange"/> only when the request changes something.</summary>
internal sealed record PermissionRequirement(string Name, bool ToChange) : IAuthorizationRequirement;
