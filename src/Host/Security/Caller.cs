using System.Security.Claims;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Security;

/// <summary>Who calls, read from and written to a principal.</summary>
internal static class Caller
{
    private const string PermissionClaim = "permissions";
    private const string StampClaim = "stamp";
    private const string KindClaim = "kind";
    private const string UserKind = "user";

    public static ClaimsPrincipal Of(User user, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id),
            new Claim(ClaimTypes.Name, user.Name),
            new Claim(StampClaim, user.Stamp),
            new Claim(KindClaim, UserKind),
            .. user.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
            .. Roles.PermissionsOf(user.Roles).Select(permission => new Claim(PermissionClaim, permission)),
        ],
        scheme));

    /// <summary>What a session's cookie holds: whose it is. What they may do is looked up at each request.</summary>
    public static ClaimsPrincipal SessionOf(User user) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, user.Id), new Claim(StampClaim, user.Stamp), new Claim(KindClaim, UserKind)],
        Schemes.Session));

    public static ClaimsPrincipal Of(ApiKey key, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, key.Id),
            new Claim(ClaimTypes.Name, $"API key {key.Name}"),
            new Claim(KindClaim, "key"),
            .. key.Scopes.Select(permission => new Claim(PermissionClaim, permission)),
        ],
        scheme));

    /// <summary>Whether the caller has a permission.</summary>
    public static bool Can(this ClaimsPrincipal caller, string permission) => caller.HasClaim(PermissionClaim, permission);

    /// <summary>Name of the user or key, for the ledger.</summary>
    public static string CallerName(this ClaimsPrincipal caller) => caller.Identity?.Name ?? "nobody";

    /// <summary>Id of the user, or null when a program calls with a key.</summary>
    public static string? UserId(this ClaimsPrincipal caller) =>
        caller.HasClaim(KindClaim, UserKind) ? caller.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    public static string? Stamp(this ClaimsPrincipal caller) => caller.FindFirstValue(StampClaim);

    /// <summary>Whether the browser sent the proof by itself, with every request to us from wherever it came.</summary>
    public static bool CameByCookie(this ClaimsPrincipal caller) => caller.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Session };
}
