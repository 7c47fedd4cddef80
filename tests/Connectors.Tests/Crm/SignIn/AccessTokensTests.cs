using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.SignIn;

namespace WorkflowConnect.Connectors.Tests.Crm.SignIn;

public sealed class AccessTokensTests : IAsyncLifetime
{
    private readonly Clock _time = new();
    private readonly List<string> _asked = [];
    private readonly WebApplication _server;
    private Func<IResult> _answer = () => Results.Json(new { access_token = "t", expires_in = 3_600 });
    private VendorHttp _http = null!;
    private AccessTokens _tokens = null!;

    public AccessTokensTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/token", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            _asked.Add(await reader.ReadToEndAsync());
            return _answer();
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(Token);
        var options = new CrmOptions { Address = new Uri("http://127.0.0.1:1"), User = "client", ApiKeySecret = "crm" };
        _http = new VendorHttp(options, TimeProvider.System);
        _tokens = new AccessTokens(
            new Uri(new Uri(_server.Urls.First()), "token"), new ClientGrant(options, "https://crm.example/.default", _ => Task.FromResult<string?>("s&cret\n")), _http, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _tokens.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_token_serves_until_shortly_before_it_ends_and_for_all_at_once()
    {
        (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _tokens.HeaderAsync(Token)))).ShouldAllBe(token => token == SignInHeader.Bearer("t"));
        _asked.ShouldHaveSingleItem().ShouldBe("grant_type=client_credentials&client_id=client&client_secret=s%26cret&scope=https%3A%2F%2Fcrm.example%2F.default");
        _time.Advance(TimeSpan.FromSeconds(3_530));
        await _tokens.HeaderAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(20));
        await _tokens.HeaderAsync(Token);
        _asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_asked_for_anew_but_not_one_that_came_later()
    {
        var first = await _tokens.HeaderAsync(Token);
        _tokens.Forget(first);
        _answer = () => Results.Json(new { access_token = "t2" });
        (await _tokens.HeaderAsync(Token)).ShouldBe(SignInHeader.Bearer("t2"));
        _tokens.Forget(first);
        (await _tokens.HeaderAsync(Token)).ShouldBe(SignInHeader.Bearer("t2"));
        _asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000222 Anna"}""", "invalid_client")]
    [InlineData(400, """{"error":"Anna <anna@example.org>"}""", "no reason given")]
    public async Task A_refusal_says_what_to_do_and_nothing_of_its_text(int status, string body, string says)
    {
        _answer = () => Results.Text(body, "application/json", statusCode: status);
        var trouble = await Should.ThrowAsync<VendorTrouble>(() => _tokens.HeaderAsync(Token));
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldContain("secrets set crm");
        trouble.Message.ShouldNotContain("Anna");
        trouble.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task An_outage_is_tried_again()
    {
        _answer = () => Results.Text("<html>", "text/html", statusCode: (int)HttpStatusCode.BadGateway);
        (await Should.ThrowAsync<VendorTrouble>(() => _tokens.HeaderAsync(Token))).RetryAfter.ShouldBeNull();
        _answer = () => Results.Json(new { access_token = "t" });
        (await _tokens.HeaderAsync(Token)).ShouldBe(SignInHeader.Bearer("t"));
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
