using Microsoft.AspNetCore.Authorization;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Security;

/// <summary>A policy for each permission; and for whatever says nothing about itself one that lets nobody in.</summary>
internal sealed class PermissionPolicies : IAuthorizationPolicyProvider
{
    private const string Change = "change ";

    private static readonly AuthorizationPolicy Nobody =
        new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();

    private static readonly Dictionary<string, AuthorizationPolicy> Policies = Roles.AllPermissions
        .SelectMany(name => new[] { (Key: NameOf(name, toChange: false), Policy: PolicyOf(name, false)), (Key: NameOf(name, toChange: true), Policy: PolicyOf(name, true)) })
        .ToDictionary(entry => entry.Key, entry => entry.Policy, StringComparer.Ordinal);

    public static string NameOf(string permission, bool toChange) => toChange ? Change + permission : permission;

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Task.FromResult(Policies.GetValueOrDefault(policyName));

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(Nobody);

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(Nobody);

    private static AuthorizationPolicy PolicyOf(string permission, bool toChange) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .AddRequirements(new PermissionRequirement(permission, toChange))
        .Build();
}
