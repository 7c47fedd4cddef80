using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Identity;

/// <summary>Signing in over HTTP, and the users and roles as Elsa's clients ask for them.</summary>
internal static class IdentityEndpoints
{
    private const long LargestBody = 16 * 1024;

    public static void MapIdentity(this IEndpointRouteBuilder api)
    {
        var identity = api.MapGroup("/identity").WithTags("Identity");

        // Both are for those who are not signed in yet: the password, or the refresh token, is the proof.
        identity.MapPost("/login", LoginAsync)
            .OpenToEverybody()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .WithSummary("Exchanges name and password for an access token and a refresh token.")
            .WithDescription("A wrong name or password is answered with 200 and isAuthenticated false. After several wrong passwords the user is locked out for some minutes.")
            .Produces<LoginResult>();
        identity.MapPost("/refresh-token", RefreshAsync)
            .OpenToEverybody()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .WithSummary("Exchanges a refresh token, sent as bearer token or in the body, for new tokens.")
            .WithDescription("Each refresh token is good once. One that comes a second time ends the sign-in that it descends from.")
            .Produces<LoginResult>();
        identity.MapGet("/users", UsersAsync).RequirePermission(Permissions.ReadUsers).WithSummary("Every user with their roles.");
        identity.MapPost("/users", CreateAsync)
            .RequirePermission(Permissions.WriteUsers)
            .WithSummary("Makes a user. Without a password one is generated and shown in the answer, this once.")
            .Produces<IdentityUser>();
        identity.MapGet("/roles", Roles).RequirePermission(Permissions.ReadUsers).WithSummary("The roles and what each may do.");
    }

    private static async Task<IResult> LoginAsync(LoginBody body, SignIn signIn, AccessTokens access, RefreshTokens refresh, CancellationToken cancellationToken) =>
        ElsaResults.Ok(await signIn.RunAsync(body.Username, body.Password, cancellationToken) is { } user
            ? new LoginResult(true, access.Issue(user), await refresh.IssueAsync(user, cancellationToken))
            : new LoginResult(false));

    private static async Task<IResult> RefreshAsync(HttpContext http, AccessTokens access, RefreshTokens refresh, CancellationToken cancellationToken)
    {
        var token = BearerAuthentication.TokenOf(http.Request) ?? await TokenInBodyAsync(http.Request, cancellationToken);
        return ElsaResults.Ok(await refresh.ExchangeAsync(token, cancellationToken) is var (user, successor)
            ? new LoginResult(true, access.Issue(user), successor)
            : new LoginResult(false));
    }

    private static async Task<string?> TokenInBodyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.HasJsonContentType() && request.ContentLength is not 0
            ? (await JsonSerializer.DeserializeAsync<RefreshBody>(request.Body, ElsaJson.Options, cancellationToken))?.RefreshToken
            : null;

    private static async Task<IResult> UsersAsync(IDatabase database, CancellationToken cancellationToken)
    {
        var users = await database.ReadAsync((work, ct) => work.Users.ListAsync(ct), cancellationToken);
        return ElsaResults.Ok(new { Users = users.Select(user => IdentityUser.Of(user)) });
    }

    private static async Task<IResult> CreateAsync(NewUserBody body, HttpContext http, ChangeUsers change, CancellationToken cancellationToken)
    {
        var generated = body.Password is null ? PasswordRules.Generate() : null;
        var outcome = await change.CreateAsync(body.Name, body.Password ?? generated!, body.Roles ?? [], http.User.CallerName(), cancellationToken);
        return outcome.User is { } user ? ElsaResults.Ok(IdentityUser.Of(user, generated)) : ElsaResults.Invalid(outcome.Mistake!);
    }

    private static IResult Roles() => ElsaResults.Ok(new
    {
        Roles = Core.Access.Roles.All.Select(role => new
        {
            Id = role,
            Name = role,
            Permissions = Core.Access.Roles.PermissionsOf(role).Order(StringComparer.Ordinal),
        }),
    });
}
