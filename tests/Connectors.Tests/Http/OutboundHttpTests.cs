using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Http;

namespace WorkflowConnect.Connectors.Tests.Http;

public sealed class OutboundHttpTests : IAsyncLifetime
{
    private ScriptedServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ScriptedServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static OutboundHttp Client(bool allowPrivate = true, Action<OutboundOptions>? configure = null)
    {
        var options = new OutboundOptions { AllowPrivateNetworks = allowPrivate };
        configure?.Invoke(options);
        return new OutboundHttp(Options.Create(options), TimeProvider.System);
    }

    private OutboundRequest Post(string path = "/leads") => new()
    {
        Address = new Uri(_server.Address, path),
        Method = "POST",
        Body = "{}"u8.ToArray(),
        ContentType = "application/json",
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = "Bearer s", ["Idempotency-Key"] = "k" },
    };

    private static async Task<OutboundException> Problem(OutboundHttp http, OutboundRequest request)
    {
        using (http)
        {
            return await Should.ThrowAsync<OutboundException>(() => http.SendAsync(request, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_request_and_its_answer_come_through()
    {
        _server.Then(async context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3";
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"a":1}""");
        });
        using var http = Client();
        var answer = await http.SendAsync(Post(), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(429);
        answer.ContentType.ShouldBe("application/json");
        Encoding.UTF8.GetString(answer.Body).ShouldBe("""{"a":1}""");
        answer.Headers["Retry-After"].ShouldBe(["3"]);
        var (method, path, body, headers) = _server.Requests.Single();
        (method, path, body).ShouldBe(("POST", "/leads", "{}"));
        headers["Idempotency-Key"].ShouldBe("k");
        headers["Authorization"].ShouldBe("Bearer s");
        headers["Content-Type"].ShouldBe("application/json");
        headers["User-Agent"].ShouldStartWith("WorkflowConnect/");
    }

    [Fact]
    public async Task This_machine_is_not_called_unless_it_is_allowed()
    {
        (await Problem(Client(allowPrivate: false), Post())).Problem.ShouldBe(OutboundProblem.Refused);
        (await Problem(Client(allowPrivate: false), Post() with { Address = new UriBuilder(_server.Address) { Host = "localhost" }.Uri })).Problem.ShouldBe(OutboundProblem.Refused);
        _server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:planted@example.org/")]
    public async Task A_redirect_to_where_nobody_may_is_not_followed(string location)
    {
        _server.Then(302, location: location);
        var problem = await Problem(Client(), Post());
        problem.Problem.ShouldBe(OutboundProblem.Refused);
        problem.Message.ShouldNotContain("planted");
        _server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(301, "GET", "")]
    [InlineData(302, "GET", "")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "{}")]
    [InlineData(308, "POST", "{}")]
    public async Task A_redirect_is_followed_as_browsers_do(int status, string method, string body)
    {
        _server.Then(status, location: "/next").Then(200, "there");
        using var http = Client();
        Encoding.UTF8.GetString((await http.SendAsync(Post(), TestContext.Current.CancellationToken)).Body).ShouldBe("there");
        var next = _server.Requests.Last();
        (next.Method, next.Path, next.Body).ShouldBe((method, "/next", body));
        next.Headers["Authorization"].ShouldBe("Bearer s");
    }

    [Fact]
    public async Task Another_server_gets_no_credentials_of_the_first()
    {
        await using var other = await ScriptedServer.StartAsync();
        other.Then(200, "there");
        _server.Then(307, location: other.Address.ToString());
        using var http = Client();
        await http.SendAsync(Post(), TestContext.Current.CancellationToken);
        var headers = other.Requests.Single().Headers;
        headers.Keys.ShouldNotContain("Authorization");
        headers["Idempotency-Key"].ShouldBe("k");
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        for (var i = 0; i < 3; i++)
        {
            _server.Then(307, location: "/again");
        }

        (await Problem(Client(configure: o => o.MaximumRedirects = 2), Post())).Problem.ShouldBe(OutboundProblem.Refused);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_told_from_one_that_is_slow()
    {
        _server.Then(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        (await Problem(Client(), Post())).Problem.ShouldBe(OutboundProblem.Unreachable);

        var never = new TaskCompletionSource();
        _server.Then(_ => never.Task);
        (await Problem(Client(configure: o => o.Timeout = TimeSpan.FromMilliseconds(200)), Post())).Problem.ShouldBe(OutboundProblem.TookTooLong);
        never.SetResult();
    }

    [Fact]
    public async Task A_port_at_which_nobody_listens_is_unreachable()
    {
        var address = _server.Address;
        await _server.DisposeAsync();
        (await Problem(Client(), new OutboundRequest { Address = address, Method = "GET" })).Problem.ShouldBe(OutboundProblem.Unreachable);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_beyond_the_limit_is_refused_said_or_not(bool saysItsLength)
    {
        _server.Then(async context =>
        {
            context.Response.ContentLength = saysItsLength ? 2_000 : null;
            await context.Response.WriteAsync(new string('x', 2_000));
        });
        (await Problem(Client(configure: o => o.MaximumBytes = 1_000), Post())).Problem.ShouldBe(OutboundProblem.Refused);
    }

    [Fact]
    public void Every_wrong_setting_is_reported()
    {
        var wrong = new OutboundOptions { ConnectTimeout = TimeSpan.Zero, Timeout = TimeSpan.Zero, MaximumBytes = 0, MaximumRedirects = -1, UserAgent = "a b/(" };
        new OutboundOptionsValidator().Validate(null, wrong).Failures!.Count().ShouldBe(5);
        new OutboundOptionsValidator().Validate(null, new OutboundOptions()).Succeeded.ShouldBeTrue();
    }
}
