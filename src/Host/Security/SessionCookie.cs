using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Security;

/// <summary>The session of a browser: a sealed cookie that no script can read and that other sites' requests do not carry.</summary>
internal sealed class SessionCookie(IOptions<AccessOptions> access) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string Name = "workflowconnect-session";

    public void Configure(CookieAuthenticationOptions options) => Configure(Schemes.Session, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != Schemes.Session)
        {
            return;
        }

        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;

        // Lax, not Strict: a link to a review in somebody's mail should open it. What changes things is guarded by itself.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = access.Value.SessionLife;
        options.SlidingExpiration = true;
        options.LoginPath = AccessAnswers.SignInPage;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    /// <summary>The cookie says who, the table says whether still, and what they may do now.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<CurrentUsers>();
        if (context.Principal is { } principal
            && await users.FindAsync(principal.UserId(), principal.Stamp(), context.HttpContext.RequestAborted) is { } user)
        {
            context.ReplacePrincipal(Caller.Of(user, Schemes.Session));
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
