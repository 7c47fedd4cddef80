using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WorkflowConnect.Host.Security;

/// <summary>
/// A browser sends its session's cookie whoever makes it call. What changes something by cookie must therefore
/// come from our own pages. Forms of pages prove that with their token; everything else by the headers that no
/// script can set. Callers with a token or key in a header are not concerned.
/// </summary>
internal static class SameOrigin
{
    public static void UseSameOriginForSessions(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.User.CameByCookie() && IsDangerous(http) && !IsOurs(http.Request))
        {
            await Results.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "Requests from other sites are not taken.",
                detail: "A call with a session's cookie must come from the product's own pages. Programs send an access token or an API key instead.").ExecuteAsync(http);
            return;
        }

        await next(http);
    });

    private static bool IsDangerous(HttpContext http)
    {
        var looks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

        // A WebSocket begins with a GET, and no same-origin policy keeps others from opening one.
        return looks
            ? http.Request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(http.Request.Method)
            : http.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is null
                && http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null;
    }

    private static bool IsOurs(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site == "same-origin"
            : Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
                && string.Equals(origin.Authority, HostOf(request), StringComparison.OrdinalIgnoreCase);

    /// <summary>As an origin writes it: without the scheme's own port. The scheme may differ behind a proxy.</summary>
    private static string HostOf(HttpRequest request) =>
        request.Host.Port is 80 or 443 ? request.Host.Host : request.Host.Value ?? "";
}
