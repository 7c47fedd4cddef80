using System.Net;
using System.Text.RegularExpressions;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>The browser's session: its cookie, who may use it, and who may not make a browser use it.</summary>
public sealed partial class SessionTests(Door door) : IClassFixture<Door>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_led_to_the_sign_in_page_and_back_and_a_program_gets_a_problem()
    {
        using var client = door.Client();
        using var page = new HttpRequestMessage(HttpMethod.Get, "/console/runs?show=stopped");
        page.Headers.Add("Accept", "text/html");
        using var led = await client.SendAsync(page, Token);
        led.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        led.Headers.Location!.ToString().ShouldBe("/sign-in?returnUrl=%2Fconsole%2Fruns%3Fshow%3Dstopped");
        using var api = await client.GetAsync(new Uri("/runs", UriKind.Relative), Token);
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        api.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_cookie_is_for_no_script_and_no_other_site()
    {
        var (answer, cookie) = await SignInAsync(Door.Administrator, "/console/runs");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/console/runs");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldNotContain("secure", Case.Insensitive);
        cookie.ShouldNotContain(Door.Administrator);
        answer.Dispose();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_led_to_another_site(string returnUrl)
    {
        var (answer, _) = await SignInAsync(Door.Administrator, returnUrl);
        answer.Headers.Location!.ToString().ShouldBe("/");
        answer.Dispose();
    }

    [Fact]
    public async Task Who_may_not_is_told_which_permission_is_missing()
    {
        await door.UserAsync("Max Marketing", Roles.Marketing);
        using var client = await SessionAsync("Max Marketing");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/users");
        request.Headers.Add("Accept", "text/html");
        using var answer = await client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(Permissions.ReadUsers);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "none", 403)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("X-Nothing", "x", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 404)]
    [InlineData("Origin", "ours", 404)]
    public async Task A_call_with_a_session_changes_something_only_from_our_own_pages(string header, string value, int status)
    {
        using var client = await SessionAsync(Door.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/runs/none/retry");
        request.Headers.TryAddWithoutValidation(header, value == "ours" ? door.Address.ToString().TrimEnd('/') : value);
        using var answer = await client.SendAsync(request, Token);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = await SessionAsync(Door.Administrator);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["UserName"] = "Eve", ["Chosen"] = Roles.Administrator });
        using var answer = await client.PostAsync(new Uri("/console/users?handler=Create", UriKind.Relative), form, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_ends_with_a_new_password_and_after_hours_of_silence()
    {
        var user = await door.UserAsync("Sven Session", Roles.Marketing);
        using var before = await SessionAsync("Sven Session");
        (await StatusAsync(before)).ShouldBe(HttpStatusCode.OK);
        await door.Get<ChangeUsers>().SetPasswordAsync(user.Id, Door.Password, "test", Token);
        (await StatusAsync(before)).ShouldBe(HttpStatusCode.Unauthorized);
        using var after = await SessionAsync("Sven Session");
        door.Clock.Advance(TimeSpan.FromHours(9));
        (await StatusAsync(after)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private async Task<HttpClient> SessionAsync(string name)
    {
        var (answer, cookie) = await SignInAsync(name, "/");
        answer.Dispose();
        var client = door.Client();
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return client;
    }

    /// <summary>The form, as a browser sends it.</summary>
    private async Task<(HttpResponseMessage Answer, string Cookie)> SignInAsync(string name, string returnUrl)
    {
        using var client = door.Client();
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["UserName"] = name,
            ["Password"] = Door.Password,
            ["ReturnUrl"] = returnUrl,
            ["__RequestVerificationToken"] = FormToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value,
        });
        var answer = await client.SendAsync(request, Token);
        return (answer, answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("workflowconnect-session=", StringComparison.Ordinal)));
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
