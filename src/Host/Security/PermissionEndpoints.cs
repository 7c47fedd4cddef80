using Microsoft.AspNetCore.Authorization;

namespace WorkflowConnect.Host.Security;

/// <summary>Says at the place where an endpoint is mapped who may use it. Without a word nobody may.</summary>
internal static class PermissionEndpoints
{
    /// <summary>Only callers with this permission.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, string permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequiredPermissionAttribute(permission));

    /// <summary>Everybody, for a reason that belongs beside the call; a test lists these endpoints.</summary>
    public static TBuilder OpenToEverybody<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AllowAnonymousAttribute());
}
