using WorkflowConnect.Host.Studio;

namespace WorkflowConnect.Host;

/// <summary>Headers that keep a browser from doing what nobody asked for, and requests from other sites out.</summary>
internal static class ProductHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    public static void UseProductHeaders(this WebApplication app) => app.Use(async (http, next) =>
    {
        // Only when the answer begins: the exception handler empties the headers that were set before.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers.ContentSecurityPolicy = StudioPolicy.Covers(http.Request.Path) ? StudioPolicy.Value : Policy;
            return Task.CompletedTask;
        });
        if (IsForeign(http.Request))
        {
            await Results.Problem(statusCode: 403, title: "Requests from other sites are not taken.").ExecuteAsync(http);
            return;
        }

        await next(http);
    });

    /// <summary>
    /// A page of another site that uses the visitor's browser to change something here. Whoever calls with a session
    /// is looked at more closely by SameOrigin. The intake has its own key and may be posted to from anywhere.
    /// </summary>
    private static bool IsForeign(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method)
        && !request.Path.StartsWithSegments("/intake", StringComparison.OrdinalIgnoreCase)
        && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
