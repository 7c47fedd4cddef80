using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Security;

/// <summary>
/// <c>Authorization: Bearer</c>. A browser cannot send headers with a WebSocket, so the hubs also take
/// <c>?access_token=</c>; nothing else does, because addresses end up in logs.
/// </summary>
internal sealed class BearerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessTokens tokens, CurrentUsers users)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Prefix = "Bearer ";
    private const string Hubs = "/elsa/hubs";
    private const int LongestToken = 4_096;

    /// <summary>The token that a request carries, or null.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim()
            : request.Path.StartsWithSegments(Hubs, StringComparison.OrdinalIgnoreCase) && request.Query["access_token"].ToString() is { Length: > 0 } token ? token
            : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        return token.Length <= LongestToken
            && await tokens.ReadAsync(token) is var (id, stamp)
            && await users.FindAsync(id, stamp, Context.RequestAborted) is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(Caller.Of(user, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The access token is not good or has expired.");
    }
}
