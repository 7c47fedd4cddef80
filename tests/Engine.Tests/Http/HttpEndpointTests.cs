namespace WorkflowConnect.Engine.Tests.Http;

public class HttpEndpointTests
{
    private static Dictionary<string, object?> Endpoint(string id, string path, bool starts, params (string Name, object? Value)[] more) =>
        Flow.Act(id, "Elsa.HttpEndpoint",
            [("path", Flow.Literal(path)), ("customProperties", new { canStartWorkflow = starts }), .. more]);

    private static Dictionary<string, object?> Answer(object content) => Flow.Act("answer", "Elsa.WriteHttpResponse", ("content", content));

    private static string Echo(string id, string path, string output, params (string Name, object? Value)[] more) =>
        Flow.Definition(id, Flow.Sequence("s", Endpoint("in", path, true, [(output, Flow.To("v")), .. more]), Answer(Flow.Var("v"))), variables: [Flow.Variable("v")]);

    private static (string, object?) Methods(params string[] methods) =>
        ("supportedMethods", new { typeName = "String[]", expression = new { type = "Object", value = System.Text.Json.JsonSerializer.Serialize(methods) } });

    [Theory]
    [InlineData("orders/{id}", "orders/7", """{"id":"7"}""")]
    [InlineData("orders/{id}", "Orders/a b", """{"id":"a b"}""")]
    [InlineData("orders/{orderId:int}", "orders/7", """{"orderId":"7"}""")]
    [InlineData("orders/{orderId:int}", "orders/seven", null)]
    [InlineData("orders/{id=1}", "orders", """{"id":"1"}""")]
    [InlineData("orders/{id?}", "orders", "{}")]
    [InlineData("orders/{id}", "orders", null)]
    [InlineData("orders/{id}", "orders/7/lines", null)]
    [InlineData("files/{**rest}", "files/a/b", """{"rest":"a/b"}""")]
    public async Task A_route_gives_its_parameters(string template, string path, string? data)
    {
        using var engine = new TestEngine();
        await engine.Import(Echo("d", template, "routeData"));
        var exchange = new FakeExchange("GET", path);
        var result = await engine.Runtime.TriggerHttpAsync(exchange);
        result.Outcome.ShouldBe(data is null ? HttpOutcome.NoMatch : HttpOutcome.Ran);
        (exchange.HasResponded ? exchange.Text : null).ShouldBe(data);
    }

    [Theory]
    [InlineData("application/json", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("application/problem+json; charset=utf-8", "[1]", "[1]")]
    [InlineData("text/plain", "hello", "hello")]
    [InlineData("application/xml", "<o n='1'><l>a</l><l>b</l></o>", """{"o":{"@n":"1","l":["a","b"]}}""")]
    [InlineData("application/x-www-form-urlencoded", "a=1&b=x+y&a=2", """{"a":["1","2"],"b":"x y"}""")]
    public async Task A_body_is_read_by_its_media_type(string type, string body, string content)
    {
        using var engine = new TestEngine();
        await engine.Import(Echo("d", "in", "parsedContent", Methods("POST")));
        var exchange = new FakeExchange("POST", "in") { ContentType = type, Body = body };
        await engine.Runtime.TriggerHttpAsync(exchange);
        exchange.Text.ShouldBe(content);
    }

    [Theory]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/xml", "<!DOCTYPE o [<!ENTITY e 'x'>]><o>&e;</o>", 400)]
    [InlineData("multipart/form-data", "x", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nnonsense", 400)]
    [InlineData("text/plain", "longer than twenty bytes", 413)]
    public async Task A_body_that_cannot_be_taken_is_refused(string type, string body, int status)
    {
        using var engine = new TestEngine();
        await engine.Import(Echo("d", "in", "parsedContent", Methods("POST"), ("requestSizeLimit", Flow.Literal(status == 413 ? "20" : "2000"))));
        var exchange = new FakeExchange("POST", "in") { ContentType = type, Body = body };
        var result = await engine.Runtime.TriggerHttpAsync(exchange);
        exchange.Reply!.StatusCode.ShouldBe(status);
        result.Run!.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData("fileSizeLimit", "3", 413)]
    [InlineData("allowedFileExtensions", """["png"]""", 415)]
    [InlineData("blockedFileExtensions", """[".PDF"]""", 415)]
    [InlineData("allowedMimeTypes", """["image/*"]""", 415)]
    [InlineData("allowedMimeTypes", """["application/pdf"]""", 200)]
    [InlineData("allowedFileExtensions", """["pdf"]""", 200)]
    public async Task A_file_is_judged_by_size_extension_and_type(string rule, string value, int status)
    {
        using var engine = new TestEngine();
        var expression = value.StartsWith('[') ? new { typeName = "Object", expression = new { type = "Object", value } } : Flow.Literal(value);
        await engine.Import(Echo("d", "in", "file", Methods("POST"), (rule, expression)));
        var exchange = new FakeExchange("POST", "in") { ContentType = "multipart/form-data; boundary=b", Body = Form };
        await engine.Runtime.TriggerHttpAsync(exchange);
        exchange.Reply!.StatusCode.ShouldBe(status);
        if (status == 200)
        {
            exchange.Text.ShouldBe("hello");
            exchange.Reply.ContentType.ShouldBe("application/pdf");
        }
    }

    [Fact]
    public async Task A_flow_that_wants_to_know_of_a_large_file_gets_its_outcome()
    {
        using var engine = new TestEngine();
        await engine.Import(Flow.Definition("d", Flow.Chart("f",
            [Endpoint("in", "in", true, Methods("POST"), ("fileSizeLimit", Flow.Literal("3")), ("exposeFileTooLargeOutcome", "True")), Flow.Effect("large"), Flow.Effect("fine")],
            "in:File too large>large", "in>fine")));
        await engine.Runtime.TriggerHttpAsync(new FakeExchange("POST", "in") { ContentType = "multipart/form-data; boundary=b", Body = Form });
        engine.Effects.Activities.ShouldBe(["large"]);
    }

    [Theory]
    [InlineData(false, null, HttpOutcome.Unauthorized)]
    [InlineData(true, null, HttpOutcome.Forbidden)]
    [InlineData(true, "other", HttpOutcome.Forbidden)]
    [InlineData(true, "read:leads", HttpOutcome.Ran)]
    public async Task An_endpoint_with_a_policy_asks_for_it(bool isAuthenticated, string? policy, HttpOutcome outcome)
    {
        using var engine = new TestEngine();
        await engine.Import(Echo("d", "in", "routeData", ("policy", Flow.Literal("read:leads"))));
        var exchange = new FakeExchange("GET", "in") { IsAuthenticated = isAuthenticated, Policy = policy };
        (await engine.Runtime.TriggerHttpAsync(exchange)).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task A_waiting_run_is_found_by_a_route_with_parameters_and_its_correlation()
    {
        using var engine = new TestEngine();
        await engine.Import(Flow.Definition("d", Flow.Sequence("s",
            Endpoint("wait", "orders/{id}/confirm", false, Methods("POST", "PUT"), ("routeData", Flow.To("v"))), Answer(Flow.Var("v"))), variables: [Flow.Variable("v")]));
        foreach (var reference in new[] { "a", "b" })
        {
            await engine.Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = reference, CorrelationId = reference });
        }

        (await engine.Runtime.TriggerHttpAsync(new FakeExchange("POST", "orders/7"))).Outcome.ShouldBe(HttpOutcome.NoMatch);
        var unclear = await engine.Runtime.TriggerHttpAsync(new FakeExchange("POST", "orders/7/confirm"));
        unclear.Outcome.ShouldBe(HttpOutcome.Ambiguous);
        unclear.Definitions.ShouldBe(["d"]);
        var exchange = new FakeExchange("PUT", "orders/7/confirm") { Query = new Dictionary<string, string[]> { ["correlationId"] = ["b"] } };
        var result = await engine.Runtime.TriggerHttpAsync(exchange);
        result.Run!.InstanceId.ShouldBe("b");
        exchange.Text.ShouldBe("""{"id":"7"}""");
        (await engine.Runtime.TriggerHttpAsync(new FakeExchange("POST", "orders/7/confirm"))).Run!.InstanceId.ShouldBe("a");
    }

    [Fact]
    public async Task Routes_that_answer_the_same_are_refused_and_texts_win_over_parameters()
    {
        using var engine = new TestEngine();
        await engine.Import(Echo("general", "orders/{id}", "routeData"));
        await engine.Import(Echo("special", "orders/new", "routeData"));
        (await engine.Catalog.ImportAsync(Echo("twin", "Orders/{number}/", "routeData"))).IsValid.ShouldBeFalse();
        (await engine.Catalog.ImportAsync(Echo("broken", "orders/x{id}", "routeData"))).IsValid.ShouldBeFalse();
        (await engine.Runtime.TriggerHttpAsync(new FakeExchange("GET", "orders/new"))).Run!.DefinitionId.ShouldBe("special");
        (await engine.Runtime.TriggerHttpAsync(new FakeExchange("GET", "orders/7"))).Run!.DefinitionId.ShouldBe("general");
    }

    [Fact]
    public async Task Several_endpoints_that_match_are_an_error_that_names_them()
    {
        using var engine = new TestEngine();
        await engine.Import(Echo("one", "{kind:int}/list", "routeData"));
        await engine.Import(Echo("two", "{kind:long}/list", "routeData"));
        var result = await engine.Runtime.TriggerHttpAsync(new FakeExchange("GET", "7/list"));
        result.Outcome.ShouldBe(HttpOutcome.Ambiguous);
        result.Definitions.ShouldBe(["one", "two"], ignoreOrder: true);
    }

    private const string Form =
        "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nn\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"doc\"; filename=\"../etc/a.PDF\"\r\nContent-Type: application/pdf\r\n\r\nhello\r\n--b--\r\n";
}
