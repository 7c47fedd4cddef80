using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;
using WorkflowConnect.EndToEnd.Tests.Studio;

namespace WorkflowConnect.EndToEnd.Tests.Elsa;

/// <summary>What definitions may choose about how they run, over the API.</summary>
[Collection(nameof(ServingProduct))]
public sealed class StrategyTests(ServingProduct serving)
{
    private const string CannotStart = "x-elsa-workflow-cannot-start";
    private readonly HttpClient _http = serving.Product.Http;

    [Fact]
    public async Task A_singleton_runs_once_at_a_time_however_it_is_started()
    {
        var definition = await PublishAsync(
            "singleton",
            Flow.Of([Flow.Activity("wait", "Elsa.Delay", 0, 0, ("timeSpan", "Literal", "01:00:00"))]),
            new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime" });
        using var first = await _http.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/execute", new { });
        Header(first, CannotStart).ShouldBe("False");
        var instance = Header(first, "x-elsa-workflow-instance-id").ShouldNotBeNull();

        foreach (var way in new[] { "execute", "dispatch" })
        {
            using var second = await _http.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/{way}", new { });
            second.IsSuccessStatusCode.ShouldBeTrue(way);
            Header(second, CannotStart).ShouldBe("True", way);
            Header(second, "x-elsa-workflow-instance-id").ShouldBeNull(way);
        }

        using var cancelled = await _http.PostAsJsonAsync($"/elsa/api/cancel/workflow-instances/{instance}", new { });
        cancelled.IsSuccessStatusCode.ShouldBeTrue();
        using var third = await _http.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/execute", new { });
        Header(third, CannotStart).ShouldBe("False");
    }

    [Fact]
    public async Task Scripts_and_templates_see_the_variables_of_their_run()
    {
        var definition = await PublishAsync("expressions", Flow.Of(
            [
                Flow.Activity("set", "Elsa.SetVariable", 0, 0, ("value", "JavaScript", "({ name: 'Erika', tags: ['a', 'b'] })")).With("variable", new JsonObject { ["id"] = "v", ["name"] = "Person" }),
                Flow.Activity("out", "Elsa.SetOutput", 0, 0, ("outputName", "JavaScript", "'greet' + 'ing'"), ("outputValue", "Liquid", "{{ Variables.Person.name | upcase }} {{ Variables.Person.tags | size }}")),
            ],
            ("set", "Done", "out")));
        using var answer = await _http.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/execute", new { });
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((string)body["workflowState"]!["output"]!["greeting"]!).ShouldBe("ERIKA 2", body.ToJsonString());
    }

    [Fact]
    public async Task A_syntax_that_is_not_offered_is_refused_at_publication()
    {
        using var answer = await SaveAsync("csharp", Flow.Of([Flow.Activity("w", "Elsa.WriteLine", 0, 0, ("text", "CSharp", "1"))]), []);
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("not installed");
    }

    [Fact]
    public async Task Resilience_strategies_are_listed_by_category_and_tries_by_execution()
    {
        var strategies = JsonNode.Parse(await _http.GetStringAsync("/elsa/api/resilience/strategies?category=HTTP"))!;
        strategies["items"]!.AsArray().Select(item => (string)item!["id"]!).ShouldBe(["http-quick", "http-patient"]);
        ((string)strategies["items"]![0]!["backoffType"]!).ShouldBe("Exponential");
        var tries = JsonNode.Parse(await _http.GetStringAsync("/elsa/api/resilience/retries/nobody"))!;
        ((int)tries["totalCount"]!).ShouldBe(0);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private async Task<string> PublishAsync(string name, JsonObject root, JsonObject? options = null)
    {
        using var answer = await SaveAsync(name, root, options ?? []);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        answer.IsSuccessStatusCode.ShouldBeTrue(body.ToJsonString());
        return (string)(body["workflowDefinition"] ?? body)["definitionId"]!;
    }

    private Task<HttpResponseMessage> SaveAsync(string name, JsonObject root, JsonObject options) => _http.PostAsJsonAsync(
        "/elsa/api/workflow-definitions",
        new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["name"] = $"Strategy {name}",
                ["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "Person", ["typeName"] = "Object", ["isArray"] = false }),
                ["outputs"] = new JsonArray(new JsonObject { ["name"] = "greeting", ["type"] = "String" }),
                ["options"] = options,
                ["root"] = root,
            },
            ["publish"] = true,
        });
}
