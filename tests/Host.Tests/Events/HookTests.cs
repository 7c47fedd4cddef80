using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Tests.Security;

namespace WorkflowConnect.Host.Tests.Events;

/// <summary>Workflows that answer HTTP, over the real server.</summary>
public sealed class HookTests(Door door) : IClassFixture<Door>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static object Literal(object value) => new { typeName = "Object", expression = new { type = "Literal", value } };

    private static object List(params string[] values) => new { typeName = "Object", expression = new { type = "Object", value = JsonSerializer.Serialize(values) } };

    // A request, its answer from a variable; as the designer writes it.
    private async Task ImportAsync(string id, string path, object answer, object? more = null, string? output = null)
    {
        var endpoint = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = "in",
            ["type"] = "Elsa.HttpEndpoint",
            ["version"] = 1,
            ["path"] = Literal(path),
            ["customProperties"] = new { canStartWorkflow = true },
        };
        foreach (var property in JsonSerializer.SerializeToElement(more ?? new { }).EnumerateObject())
        {
            endpoint[property.Name] = property.Value;
        }

        if (output is not null)
        {
            endpoint[output] = new { typeName = "Object", memoryReference = new { id = "v" } };
        }

        var definition = JsonSerializer.Serialize(new
        {
            definitionId = id,
            name = id,
            version = 1,
            variables = new[] { new { id = "v", name = "v", typeName = "Object" } },
            root = new { id = "s", type = "Elsa.Sequence", version = 1, activities = new[] { endpoint, answer } },
        });
        (await door.Get<WorkflowCatalog>().ImportAsync(definition, cancellationToken: Token)).Errors.ShouldBeEmpty();
    }

    private static object Write(object content) => new { id = "out", type = "Elsa.WriteHttpResponse", version = 1, content };

    private static object Variable() => new { typeName = "Object", expression = new { type = "Variable", value = "v" } };

    [Fact]
    public async Task A_text_is_answered_as_by_Elsa_and_an_unknown_path_with_404()
    {
        await ImportAsync("bench", "bench", Write(Literal("Hello from Elsa")));
        using var client = door.Client();
        using var answer = await client.GetAsync("/hooks/bench", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("Hello from Elsa");
        using var none = await client.GetAsync("/hooks/none", Token);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var otherMethod = await client.DeleteAsync("/hooks/bench", Token);
        otherMethod.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task HEAD_gets_the_headers_without_the_body_and_OPTIONS_what_the_workflow_says()
    {
        await ImportAsync("head", "head", Write(Literal("12345")), new { supportedMethods = List("HEAD", "OPTIONS") });
        using var client = door.Client();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/hooks/head"), Token);
        head.Content.Headers.ContentLength.ShouldBe(5);
        (await head.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
        using var options = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/hooks/head"), Token);
        (await options.Content.ReadAsStringAsync(Token)).ShouldBe("12345");
    }

    [Fact]
    public async Task A_route_with_an_encoded_slash_gives_it_back()
    {
        await ImportAsync("route", "orders/{orderId}/lines", Write(Variable()), output: "routeData");
        using var client = door.Client();
        (await client.GetStringAsync("/hooks/orders/a%2Fb%2525/lines", Token)).ShouldBe("""{"orderId":"a/b%25"}""");
    }

    [Fact]
    public async Task A_file_of_a_form_is_taken_or_refused_by_its_type()
    {
        await ImportAsync(
            "upload", "upload", new { id = "out", type = "Elsa.WriteFileHttpResponse", version = 1, content = Variable() },
            new { supportedMethods = List("POST"), allowedMimeTypes = List("text/*") }, "file");
        using var client = door.Client();
        foreach (var (type, status) in new[] { ("text/plain", HttpStatusCode.OK), ("application/pdf", HttpStatusCode.UnsupportedMediaType) })
        {
            using var file = new ByteArrayContent("Grüße"u8.ToArray());
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { file, "doc", "Brief.txt" } };
            using var answer = await client.PostAsync("/hooks/upload", form, Token);
            answer.StatusCode.ShouldBe(status);
            if (status == HttpStatusCode.OK)
            {
                (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("Grüße");
                answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("Brief.txt");
            }
        }
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("\"0123456789012345678901234567890\"", 413)]
    public async Task A_body_that_cannot_be_taken_is_refused(string body, int status)
    {
        await ImportAsync("small", "small", Write(Variable()), new { supportedMethods = List("POST"), requestSizeLimit = Literal("20") }, "parsedContent");
        using var client = door.Client();
        using var answer = await client.PostAsync("/hooks/small", new StringContent(body, Encoding.UTF8, "application/json"), Token);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_protected_hook_asks_who_calls_and_whether_they_may()
    {
        await ImportAsync("guarded", "guarded", Write(Literal("in")), new { policy = Literal("read:leads") });
        using var stranger = door.Client();
        using var nobody = await stranger.GetAsync("/hooks/guarded", Token);
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var marketing = await door.AsAsync("hooks-marketing", "marketing");
        using var refused = await marketing.GetAsync("/hooks/guarded", Token);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var officer = await door.AsAsync("hooks-officer", "compliance-officer");
        (await officer.GetStringAsync("/hooks/guarded", Token)).ShouldBe("in");
    }

    [Fact]
    public async Task A_workflow_that_answers_nothing_is_accepted_with_its_run()
    {
        await ImportAsync("silent", "silent", new { id = "out", type = "Elsa.SetName", version = 1, value = Literal("n") });
        using var client = door.Client();
        using var answer = await client.GetAsync("/hooks/silent", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.Location!.ToString().ShouldStartWith("/runs/");
    }

    [Fact]
    public async Task Several_workflows_that_match_are_named_in_Elsas_shape()
    {
        await ImportAsync("one", "{kind:int}/twin", Write(Literal("1")));
        await ImportAsync("two", "{kind:long}/twin", Write(Literal("2")));
        using var client = door.Client();
        using var answer = await client.GetAsync("/hooks/7/twin", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        body.RootElement.GetProperty("errorMessage").GetString().ShouldNotBeNullOrEmpty();
        body.RootElement.GetProperty("workflows").EnumerateArray().Select(item => item.GetString()).Order().ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task The_intake_is_not_reached_past_its_own_door()
    {
        await ImportAsync("sneaky", "intake/sneaky", Write(Literal("past the door")));
        using var client = door.Client();
        using var answer = await client.GetAsync("/hooks/intake/sneaky", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
