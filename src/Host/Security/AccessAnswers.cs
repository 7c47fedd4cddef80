using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Host.Security;

/// <summary>What somebody is told who may not: a person is led to the sign-in page, a program gets problem details.</summary>
internal sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    public const string SignInPage = "/sign-in";

    /// <summary>The name under which a refusal carries the missing permission.</summary>
    public const string PermissionExtension = "permission";

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // What no endpoint answers ends as 404, and a wrong method or content type as 405 or 415 (endpoints of the
        // router's own, without a route): there is nothing to guard, and the right error helps.
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint)
        {
            await next(context);
            return;
        }

        var isSignedIn = context.User.Identity?.IsAuthenticated == true;
        await (isSignedIn ? Forbidden(context) : Unknown(context));
    }

    /// <summary>Where the sign-in page leads back to, as a query.</summary>
    public static string SignInAddress(HttpRequest request)
    {
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path.Value;
        return back is "/" ? SignInPage : $"{SignInPage}?returnUrl={Uri.EscapeDataString(back ?? "/")}";
    }

    private static Task Unknown(HttpContext context)
    {
        if (IsPerson(context.Request))
        {
            context.Response.Redirect(SignInAddress(context.Request));
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = Schemes.Bearer;
        return Results.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The caller is not known.",
            detail: "Send Authorization: Bearer with an access token, Authorization: ApiKey with a key, or sign in.").ExecuteAsync(context);
    }

    private static Task Forbidden(HttpContext context)
    {
        var missing = context.GetEndpoint()?.Metadata.GetOrderedMetadata<RequiredPermissionAttribute>()
            .FirstOrDefault(required => !context.User.Can(required.Name))?.Name;
        return Results.Problem(
            statusCode: StatusCodes.Status403Forbidden,
            title: "The caller may not do this.",
            detail: missing is null ? "Nobody may." : $"It takes the permission {missing}. An administrator gives it with a role or an API key's scope.",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { [PermissionExtension] = missing }).ExecuteAsync(context);
    }

    /// <summary>A browser that shows what comes; a script's call asks for no page, or says what it is.</summary>
    private static bool IsPerson(HttpRequest request) =>
        request.Headers.Authorization.Count == 0
        && request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate"
        && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == new MediaTypeHeaderValue("text/html").MediaType);
}
