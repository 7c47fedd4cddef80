namespace WorkflowConnect.Engine.Tests.Http;

public class HttpResponseTests
{
    private static async Task<(FakeExchange Exchange, WorkflowRunState Run)> Call(Dictionary<string, object?> activity, params (string Name, string Value)[] headers)
    {
        using var engine = new TestEngine();
        await engine.Import(Flow.Definition("d", Flow.Sequence("s",
            Flow.Act("in", "Elsa.HttpEndpoint", ("path", Flow.Literal("in")), ("customProperties", new { canStartWorkflow = true })), activity)));
        var exchange = new FakeExchange("GET", "in") { Headers = headers.ToDictionary(h => h.Name, h => new[] { h.Value }, StringComparer.OrdinalIgnoreCase) };
        var result = await engine.Runtime.TriggerHttpAsync(exchange);
        return (exchange, result.Run!);
    }

    private static (string, object?) Headers(string name, string value) =>
        ("responseHeaders", new { typeName = "Object", expression = new { type = "Object", value = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [name] = value }) } });

    [Theory]
    [InlineData("X-A", "1\r\nSet-Cookie: a=b")]
    [InlineData("X-A: b\r\nX-B", "1")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("X-A", "caf\u00e9")]
    public async Task A_header_that_would_become_another_one_is_refused(string name, string value)
    {
        var (exchange, run) = await Call(Flow.Act("out", "Elsa.WriteHttpResponse", ("content", Flow.Literal("x")), Headers(name, value)));
        exchange.HasResponded.ShouldBeFalse();
        run.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task A_header_is_sent()
    {
        var (exchange, _) = await Call(Flow.Act("out", "Elsa.WriteHttpResponse", ("statusCode", Flow.Literal("Created")), ("content", Flow.Literal("x")), Headers("X-A", "1")));
        exchange.Reply!.StatusCode.ShouldBe(201);
        exchange.Reply.Headers["x-a"].ShouldBe("1");
        exchange.Reply.ContentType.ShouldBe("text/plain; charset=utf-8");
    }

    [Theory]
    [InlineData("/done?a=1", "False", 302)]
    [InlineData("https://example.org/", "True", 301)]
    [InlineData("//example.org/", "False", null)]
    [InlineData("/\\example.org/", "False", null)]
    [InlineData("javascript:alert(1)", "False", null)]
    [InlineData("/a\r\nX: y", "False", null)]
    public async Task A_redirect_leads_to_a_web_address_and_nowhere_else(string location, string isPermanent, int? status)
    {
        var (exchange, _) = await Call(Flow.Act("out", "Elsa.Redirect", ("location", Flow.Literal(location)), ("isPermanent", Flow.Literal(isPermanent))));
        exchange.Reply?.StatusCode.ShouldBe(status ?? 0);
        (exchange.Reply?.Headers["Location"]).ShouldBe(status is null ? null : location);
    }

    [Theory]
    [InlineData(null, 200, "0123456789", null)]
    [InlineData("bytes=2-4", 206, "234", "bytes 2-4/10")]
    [InlineData("bytes=-3", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=8-", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=10-", 416, "", "bytes */10")]
    [InlineData("bytes=0-1,3-4", 200, "0123456789", null)]
    [InlineData("lines=1-2", 200, "0123456789", null)]
    public async Task A_part_of_a_file_can_be_asked_for(string? range, int status, string text, string? contentRange)
    {
        var (exchange, _) = await Call(
            Flow.Act("out", "Elsa.WriteFileHttpResponse", ("content", Flow.Literal("0123456789")), ("filename", Flow.Literal("é.txt")), ("enableResumableDownloads", Flow.Literal("True"))),
            range is null ? [] : [("Range", range)]);
        exchange.Reply!.StatusCode.ShouldBe(status);
        exchange.Text.ShouldBe(text);
        exchange.Reply.Headers.GetValueOrDefault("Content-Range").ShouldBe(contentRange);
        exchange.Reply.Headers["Content-Disposition"].ShouldContain("filename*=UTF-8''%C3%A9.txt");
    }

    [Fact]
    public async Task A_caller_who_has_the_file_gets_it_not_again()
    {
        var (exchange, _) = await Call(
            Flow.Act("out", "Elsa.WriteFileHttpResponse", ("content", Flow.Literal("x")), ("entityTag", Flow.Literal("v1"))), ("If-None-Match", "\"v1\""));
        exchange.Reply!.StatusCode.ShouldBe(304);
    }
}
