using System.Text.Json;

namespace WorkflowConnect.Engine.Tests.Http;

public class SendHttpRequestTests
{
    private static HttpSendAnswer Fails(bool isTimeout) => throw new HttpSendFailedException("no answer", isTimeout);

    private static Dictionary<string, object?> Send(params (string Name, object? Value)[] more) =>
        Flow.Act("send", "Elsa.SendHttpRequest", [("url", Flow.Literal("https://crm.test/leads")), ("method", Flow.Literal("POST")), .. more]);

    private static Dictionary<string, object?> FlowSend(params (string Name, object? Value)[] more) =>
        Flow.Act("send", "Elsa.FlowSendHttpRequest", [("url", Flow.Literal("https://crm.test/leads")), .. more]);

    // As the designer's editor of status codes writes it.
    private static (string, object?) Cases(params int[] statuses) =>
        ("expectedStatusCodes", statuses.Select(status => new { statusCode = status, activity = Flow.Effect($"on{status}") }).ToArray());

    [Theory]
    [InlineData(200, "on200")]
    [InlineData(409, "on409")]
    [InlineData(500, "other")]
    public async Task The_status_decides_which_activity_inside_runs(int status, string effect)
    {
        using var engine = new TestEngine();
        engine.Sender.Then(status);
        (await engine.Run(Flow.Definition("d", Flow.Sequence("s", Send(Cases(200, 409), ("unmatchedStatusCode", Flow.Effect("other")))))))
            .SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Effects.Activities.ShouldBe([effect]);
    }

    [Theory]
    [InlineData(200, "ok", "done")]
    [InlineData(404, "unmatched", "done")]
    public async Task The_status_decides_which_way_the_flow_goes_on(int status, params string[] effects)
    {
        using var engine = new TestEngine();
        engine.Sender.Then(status);
        await engine.Run(Flow.Definition("d", Flow.Chart("f",
            [FlowSend(), Flow.Effect("ok"), Flow.Effect("unmatched"), Flow.Effect("done"), Flow.Effect("failed")],
            "send:200>ok", "send:Unmatched status code>unmatched", "send>done", "send:Failed to connect>failed")));
        engine.Effects.Activities.ShouldBe(effects);
    }

    [Theory]
    [InlineData(false, "failed")]
    [InlineData(true, "late")]
    public async Task Without_an_answer_the_flow_goes_the_way_that_is_drawn_for_it(bool isTimeout, string effect)
    {
        using var engine = new TestEngine();
        engine.Sender.Then(() => Fails(isTimeout));
        await engine.Run(Flow.Definition("d", Flow.Chart("f",
            [FlowSend(), Flow.Effect("done"), Flow.Effect("failed"), Flow.Effect("late")], "send>done", "send:Failed to connect>failed", "send:Timeout>late")));
        engine.Effects.Activities.ShouldBe([effect]);
    }

    [Fact]
    public async Task Without_an_answer_and_without_a_way_it_is_sent_again_with_the_same_key()
    {
        using var engine = new TestEngine();
        engine.Sender.Then(() => Fails(false)).Then(200, """{"id":7}""");
        var first = await engine.Run(Flow.Definition("d", Flow.Sequence("s", Send(("parsedContent", Flow.To("o")))), variables: []));
        first.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        engine.Clock.Now += TimeSpan.FromMinutes(1);
        await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10);
        var state = await engine.State();
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        JsonSerializer.Serialize(state.Output["o"]).ShouldBe("""{"id":7}""");
        engine.Sender.Sent.Select(sent => sent.Headers["Idempotency-Key"]).Distinct().Count().ShouldBe(1);
        engine.Sender.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_secret_in_a_header_is_sent_and_never_stored()
    {
        using var engine = new TestEngine();
        engine.JavaScript.Scripts["secret"] = (_, _) => "Bearer planted-secret";
        engine.Sender.Then(() => Fails(false)).Then(200);
        await engine.Run(Flow.Definition("d", Flow.Sequence("s", Send(
            ("authorization", Flow.Js("secret")),
            ("requestHeaders", new { typeName = "Object", expression = new { type = "Object", value = """{"X-Key":{"type":"JavaScript","value":"secret"}}""" } })))));
        engine.Sender.Sent[0].Headers["Authorization"].ShouldBe("Bearer planted-secret");
        engine.Sender.Sent[0].Headers["X-Key"].ShouldBe("Bearer planted-secret");
        (await engine.Store.FindAsync("i", default))!.State.ShouldNotContain("planted-secret");
        engine.Clock.Now += TimeSpan.FromMinutes(1);
        await engine.Runtime.ResumeDueAsync(engine.Clock.Now, 10);
        engine.Sender.Sent[1].Headers["Authorization"].ShouldBe("Bearer planted-secret");
        JsonSerializer.Serialize(await engine.Store.ListJournalAsync("i", 0, 100, default)).ShouldNotContain("planted-secret");
    }

    [Theory]
    [InlineData("ftp://crm.test/")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:planted@crm.test/")]
    public async Task An_address_that_is_none_for_requests_is_refused(string url)
    {
        using var engine = new TestEngine();
        (await engine.Run(Flow.Definition("d", Flow.Act("send", "Elsa.SendHttpRequest", ("url", Flow.Literal(url)))))).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        engine.Sender.Sent.ShouldBeEmpty();
        var incident = (await engine.Store.ListIncidentsAsync("i", 0, 10, default)).Single();
        incident.Message.ShouldNotContain("planted");
        incident.ExceptionType.ShouldContain("HttpSendRefused");
    }

    [Fact]
    public async Task A_look_has_no_idempotency_key_and_a_body_goes_as_JSON()
    {
        using var engine = new TestEngine();
        engine.Sender.Then(200).Then(200);
        await engine.Run(Flow.Definition("d", Flow.Sequence("s",
            Flow.Act("get", "Elsa.SendHttpRequest", ("url", Flow.Literal("https://crm.test/"))),
            Send(("content", new { typeName = "Object", expression = new { type = "Object", value = """{"a":1}""" } })))));
        engine.Sender.Sent[0].Headers.Keys.ShouldNotContain("Idempotency-Key");
        engine.Sender.Sent[1].ContentType.ShouldBe("application/json; charset=utf-8");
        System.Text.Encoding.UTF8.GetString(engine.Sender.Sent[1].Body!).ShouldBe("""{"a":1}""");
    }

    [Theory]
    [InlineData("\"no list\"")]
    [InlineData("""[{"statusCode":99}]""")]
    public async Task A_wrong_list_of_status_codes_is_an_error_of_the_definition(string cases)
    {
        using var engine = new TestEngine();
        (await engine.Catalog.ValidateAsync(Flow.Definition("d", Send(("expectedStatusCodes", JsonDocument.Parse(cases).RootElement))))).IsValid.ShouldBeFalse();
    }

    [Fact]
    public async Task A_download_tells_the_headers_of_the_file_apart_from_those_of_the_answer()
    {
        using var engine = new TestEngine();
        engine.Sender.Then(() => new HttpSendAnswer(200, "text/plain", "a"u8.ToArray())
        {
            Headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = ["text/plain"],
                ["Last-Modified"] = ["Fri, 01 May 2026 10:00:00 GMT"],
                ["Server"] = ["nginx"],
            },
        });
        var state = await engine.Run(Flow.Definition(
            "d",
            Flow.Sequence("s", Flow.Act(
                "get", "Elsa.DownloadHttpFile", ("url", Flow.Literal("https://files.test/a.txt")), ("responseContentHeaders", Flow.To("o")))),
            variables: []));
        JsonSerializer.Serialize(state.Output["o"]).ShouldBe("""{"Content-Type":"text/plain","Last-Modified":"Fri, 01 May 2026 10:00:00 GMT"}""");
    }
}
