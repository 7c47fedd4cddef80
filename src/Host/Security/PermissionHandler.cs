using Microsoft.AspNetCore.Authorization;

namespace WorkflowConnect.Host.Security;

/// <summary>Decides by the permissions that the caller came in with.</summary>
internal sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var onlyLooks = requirement.ToChange && context.Resource is HttpContext http && IsSafe(http.Request.Method);
        if (onlyLooks || context.User.Can(requirement.Name))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
