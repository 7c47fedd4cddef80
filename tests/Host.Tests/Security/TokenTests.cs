using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>Access tokens, refresh tokens and API keys.</summary>
public sealed class TokenTests(Door door) : IClassFixture<Door>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_login_answers_200_and_says_no() =>
        (await door.LoginAsync(Door.Administrator, "wrong")).ToJsonString().ShouldBe("""{"isAuthenticated":false}""");

    [Fact]
    public async Task An_access_token_opens_what_its_users_roles_open_until_it_expires()
    {
        using var client = await door.AsAsync("Ivo Integrator", Roles.Integrator);
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, "/api/leads")).ShouldBe(HttpStatusCode.Forbidden);
        door.Clock.Advance(TimeSpan.FromMinutes(61));
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_role_counts_at_once_and_a_lock_ends_every_token()
    {
        var user = await door.UserAsync("Rita Role", Roles.Marketing);
        using var client = door.Client((string)(await door.LoginAsync("Rita Role"))["accessToken"]!);
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.Forbidden);
        await door.Get<ChangeUsers>().SetRolesAsync(user.Id, [Roles.Operator], "test", Token);
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.OK);
        await door.Get<ChangeUsers>().SetLockedAsync(user.Id, true, "test", Token);
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_tampered_or_unsigned_token_is_refused()
    {
        var token = (string)(await door.LoginAsync(Door.Administrator))["accessToken"]!;
        var parts = token.Split('.');
        var unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + ".";
        foreach (var bad in new[] { unsigned, $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}", token[..^2], "x", new string('x', 100_000) })
        {
            using var client = door.Client();
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + bad[..Math.Min(bad.Length, 20_000)]);
            (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_a_second_use_ends_the_whole_family()
    {
        var first = (string)(await door.LoginAsync(Door.Administrator))["refreshToken"]!;
        var second = (string)(await RefreshAsync(first))["refreshToken"]!;
        second.ShouldNotBe(first);
        (await RefreshAsync(first)).ToJsonString().ShouldBe("""{"isAuthenticated":false}""");
        (await RefreshAsync(second)).ToJsonString().ShouldBe("""{"isAuthenticated":false}""", "the thief's or the victim's successor ends too");
    }

    [Fact]
    public async Task A_refresh_token_ends_with_its_time_and_with_a_new_password()
    {
        var user = await door.UserAsync("Nils Neu", Roles.Marketing);
        var token = (string)(await door.LoginAsync("Nils Neu"))["refreshToken"]!;
        await door.Get<ChangeUsers>().SetPasswordAsync(user.Id, "Another-password-3", "test", Token);
        ((bool)(await RefreshAsync(token))["isAuthenticated"]!).ShouldBeFalse();
        var later = (string)(await door.LoginAsync("Nils Neu", "Another-password-3"))["refreshToken"]!;
        door.Clock.Advance(TimeSpan.FromDays(8));
        ((bool)(await RefreshAsync(later))["isAuthenticated"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task An_API_key_opens_its_scopes_only_until_it_expires()
    {
        var issued = await door.Get<ApiKeyDesk>().IssueAsync("reader", [Permissions.ReadInstances], TimeSpan.FromDays(2), "test", Token);
        using var client = door.Client(issued.Text, "ApiKey");
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, "/lists")).ShouldBe(HttpStatusCode.Forbidden);
        door.Clock.Advance(TimeSpan.FromDays(3));
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_only_hashes_are_kept()
    {
        var desk = door.Get<ApiKeyDesk>();
        var issued = await desk.IssueAsync("gone", [Permissions.ReadInstances], TimeSpan.FromDays(2), "test", Token);
        (await desk.RevokeAsync(issued.Key!.Id, "test", Token)).ShouldBeTrue();
        using var client = door.Client(issued.Text, "ApiKey");
        (await StatusAsync(client, "/runs")).ShouldBe(HttpStatusCode.Unauthorized);
        issued.Key.ToString().ShouldNotContain(issued.Text!);
    }

    [Fact]
    public async Task A_key_cannot_vote_and_cannot_have_an_unknown_scope()
    {
        var desk = door.Get<ApiKeyDesk>();
        (await desk.IssueAsync("voter", [Permissions.VoteOnReviews], TimeSpan.FromDays(2), "test", Token)).Mistake.ShouldNotBeNull();
        (await desk.IssueAsync("all", ["*"], TimeSpan.FromDays(2), "test", Token)).Mistake.ShouldNotBeNull();
        (await desk.IssueAsync("for ever", [Permissions.ReadInstances], TimeSpan.FromDays(9_999), "test", Token)).Mistake.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_in_the_address_counts_for_hubs_only()
    {
        var token = (string)(await door.LoginAsync(Door.Administrator))["accessToken"]!;
        using var client = door.Client();
        (await StatusAsync(client, $"/runs?access_token={token}")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private async Task<JsonNode> RefreshAsync(string token)
    {
        using var client = door.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/elsa/api/identity/refresh-token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request, Token);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
    }
}
