using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Host.Security;

/// <summary>Registers who may.</summary>
internal static class SecurityRegistration
{
    private const string KeyFolder = "page-keys";

    /// <summary>Users, keys and secrets, for the server and for the verbs.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services, DataDirectory data)
    {
        // A session, a form or a secret from before a restart, or from another node on this directory, must still be good.
        services.AddDataProtection()
            .SetApplicationName("WorkflowConnect")
            .PersistKeysToFileSystem(KeyDirectory(data));
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddSingleton<IPasswordHashing, PasswordHashing>();
        services.AddSingleton<ISecretCipher, SecretCipher>();
        return services.AddAccess();
    }

    /// <summary>The server's doors.</summary>
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddSingleton<TokenKey>().AddSingleton<AccessTokens>().AddSingleton<CurrentUsers>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddCookie(Schemes.Session)
            .AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(Schemes.Bearer, null)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(Schemes.ApiKey, null);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddAuthorization();
        return services;
    }

    private static string SchemeOf(HttpContext http) =>
        http.Request.Headers.Authorization.ToString().StartsWith(ApiKeyAuthentication.Prefix, StringComparison.OrdinalIgnoreCase) ? Schemes.ApiKey
        : BearerAuthentication.TokenOf(http.Request) is not null ? Schemes.Bearer
        : Schemes.Session;

    /// <summary>Who reads these keys reads the secrets: only the account that runs the product may.</summary>
    private static DirectoryInfo KeyDirectory(DataDirectory data)
    {
        var path = data.File(KeyFolder);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
