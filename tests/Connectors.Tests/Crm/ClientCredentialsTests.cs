using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

public sealed class ClientCredentialsTests : IAsyncLifetime
{
    private readonly Clock _time = new();
    private readonly List<string> _asked = [];
    private readonly WebApplication _server;
    private Func<IResult> _answer = () => Results.Json(new { access_token = "t", expires_in = 3_600 });
    private VendorHttp _http = null!;
    private ClientCredentials _credentials = null!;

    public ClientCredentialsTests()
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
        _credentials = new ClientCredentials(options, new Uri(new Uri(_server.Urls.First()), "token"), "https://crm.example/.default", _http, _ => Task.FromResult<string?>("s&cret\n"), _time);
    }

    public async ValueTask DisposeAsync()
    {
        _credentials.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_token_serves_until_shortly_before_it_ends_and_for_all_at_once()
    {
        (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _credentials.TokenAsync(Token)))).ShouldAllBe(token => token == "t");
        _asked.ShouldHaveSingleItem().ShouldBe("grant_type=client_credentials&client_id=client&client_secret=s%26cret&scope=https%3A%2F%2Fcrm.example%2F.default");
        _time.Advance(TimeSpan.FromSeconds(3_530));
        await _credentials.TokenAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(20));
        await _credentials.TokenAsync(Token);
        _asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_asked_for_anew_but_not_one_that_came_later()
    {
        var first = await _credentials.TokenAsync(Token);
        _credentials.Forget(first);
        _answer = () => Results.Json(new { access_token = "t2" });
        (await _credentials.TokenAsync(Token)).ShouldBe("t2");
        _credentials.Forget(first);
        (await _credentials.TokenAsync(Token)).ShouldBe("t2");
        _asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000222 Anna"}""", "invalid_client")]
    [InlineData(400, """{"error":"Anna <anna@example.org>"}""", "no reason given")]
    public async Task A_refusal_says_what_to_do_and_nothing_of_its_text(int status, string body, string says)
    {
        _answer = () => Results.Text(body, "application/json", statusCode: status);
        var trouble = await Should.ThrowAsync<VendorTrouble>(() => _credentials.TokenAsync(Token));
        trouble.Message.ShouldContain(says);
        trouble.Message.ShouldContain("secrets set crm");
        trouble.Message.ShouldNotContain("Anna");
        trouble.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task An_outage_is_tried_again()
    {
        _answer = () => Results.Text("<html>", "text/html", statusCode: (int)HttpStatusCode.BadGateway);
        (await Should.ThrowAsync<VendorTrouble>(() => _credentials.TokenAsync(Token))).RetryAfter.ShouldBeNull();
        _answer = () => Results.Json(new { access_token = "t" });
        (await _credentials.TokenAsync(Token)).ShouldBe("t");
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
