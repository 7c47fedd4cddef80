using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>No endpoint is forgotten.</summary>
public sealed class EndpointTests(Door door) : IClassFixture<Door>
{
    /// <summary>Open to everybody, each for a reason.</summary>
    private static readonly string[] Open =
    [
        "health", // says only that it is up
        "intake/{source}", "intake/{source}/{leadId}", "intake/{source}/{secret}", // the source's own key, signature or secret
        "hooks/{**path}", // the workflow's own settings
        "elsa/api/bookmarks/resume", "elsa/api/events/trigger", // the token is the proof, for one bookmark or event and a time
        "sign-in", "sign-out", // for those who are not, or no longer, signed in
        "elsa/api/identity/login", "elsa/api/identity/refresh-token", // the password or the token is the proof
        "studio/_framework/{**file}", "studio/_content/{**file}", // the package's public files
        "studio/Elsa.Studio.Host.CustomElements.styles.css", "studio/appsettings.json",
    ];

    [Fact]
    public void Every_endpoint_names_its_permission_or_is_listed_as_open()
    {
        var endpoints = Endpoints();
        endpoints.Length.ShouldBeGreaterThan(30);
        endpoints.Where(e => !IsOpen(e) && Permission(e) is null).Select(Pattern).ShouldBeEmpty("Add .RequirePermission(...), or [RequiredPermission] to the page.");
        endpoints.Where(IsOpen).Select(Pattern).Distinct(StringComparer.Ordinal).Except(Open, StringComparer.Ordinal)
            .ShouldBeEmpty("An endpoint that is open to everybody is listed here with its reason.");
    }

    [Fact]
    public void Every_permission_of_an_endpoint_is_a_known_word() =>
        Endpoints().SelectMany(e => e.Metadata.GetOrderedMetadata<RequiredPermissionAttribute>()).Select(p => p.Name).Distinct()
            .Except(Roles.AllPermissions, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Every_endpoint_has_a_route_so_that_no_rule_passes_it_by() =>
        door.Get<EndpointDataSource>().Endpoints.Where(e => e is not RouteEndpoint).ShouldBeEmpty();

    [Fact]
    public async Task A_stranger_gets_401_from_every_endpoint_that_is_not_open()
    {
        using var stranger = door.Client();
        foreach (var endpoint in Endpoints().Where(e => !IsOpen(e)))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(endpoint))
                {
                    Content = method is "GET" or "HEAD" ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
                };
                using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.NotFound], $"{method} {Pattern(endpoint)}");
            }
        }
    }

    private RouteEndpoint[] Endpoints() => [.. door.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string? Permission(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<RequiredPermissionAttribute>()?.Name;

    private static string Pattern(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.Trim('/') ?? "";

    private static string Filled(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
                ? parameter.ParameterPolicies.Any(policy => policy.Content?.StartsWith("int", StringComparison.Ordinal) == true) ? "1" : "x"
                : part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content
                : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart)part).Content))));
}
