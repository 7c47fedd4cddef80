using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;
using WorkflowConnect.EndToEnd.Tests.Studio;

namespace WorkflowConnect.EndToEnd.Tests.Elsa;

/// <summary>A workflow as an activity of another, as Studio asks for it over the API.</summary>
[Collection(nameof(ServingProduct))]
public sealed class EmbeddingTests(ServingProduct serving)
{
    private const string Api = "/elsa/api";
    private readonly HttpClient _http = serving.Product.Http;

    [Fact]
    public async Task A_published_workflow_is_an_activity_type_until_nobody_needs_it()
    {
        var inner = await SaveAsync(Part("Embedded greeting", "'Hello ' + getInput('Who')"));
        var type = await TypeAsync("EmbeddedGreeting");
        ((string)type["displayName"]!).ShouldBe("Embedded greeting");
        type["ports"]!.AsArray().Select(port => $"{port!["name"]} {port["type"]} {port["isBrowsable"]}").ShouldBe(["Greeted Flow true", "Done Flow true", "Root Embedded false"]);
        ((bool)type["inputs"]![0]!["isSynthetic"]!).ShouldBeTrue();
        ((string)type["customProperties"]!["RootType"]!).ShouldBe("WorkflowDefinitionActivity");

        // As Studio makes a dropped activity: the type and its construction properties.
        var node = Flow.Activity("greet", "EmbeddedGreeting", 200, 100, ("who", "Literal", "Ada"));
        foreach (var (name, value) in type["constructionProperties"]!.AsObject())
        {
            node[char.ToLowerInvariant(name[0]) + name[1..]] = value!.DeepClone();
        }

        node["text"] = new JsonObject { ["typeName"] = "String", ["memoryReference"] = new JsonObject { ["id"] = "Said" } };
        var outer = await SaveAsync(new JsonObject
        {
            ["name"] = "Embedding consumer",
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "Said", ["type"] = "String" }),
            ["root"] = Flow.Of([node, Flow.Activity("after", "Elsa.WriteLine", 400, 100, ("text", "Literal", "x"))], ("greet", "Greeted", "after")),
        });
        var run = await ReadAsync(await _http.PostAsJsonAsync($"{Api}/workflow-definitions/{outer["definitionId"]}/execute", new JsonObject()));
        ((string)run["workflowState"]!["subStatus"]!).ShouldBe("Finished");
        ((string)run["workflowState"]!["output"]!["Said"]!).ShouldBe("Hello Ada");

        var instance = (string)run["workflowState"]!["id"]!;
        var journal = await ReadAsync(await _http.GetAsync($"{Api}/workflow-instances/{instance}/journal"));
        journal["items"]!.AsArray().Select(item => $"{item!["activityId"]} {item["nodeId"]}").ShouldContain("say Workflow1:flow:greet:flow:say");
        var part = await ReadAsync(await _http.GetAsync($"{Api}/workflow-definitions/subgraph/{outer["id"]}?parentNodeId=Workflow1:flow:greet"));
        ((string)part["activity"]!["root"]!["nodeId"]!).ShouldBe("Workflow1:flow:greet:flow");
        ((string)part["activity"]!["root"]!["activities"]![0]!["nodeId"]!).ShouldBe("Workflow1:flow:greet:flow:say");

        await SaveAsync(Part("Embedded greeting", "'Good day ' + getInput('Who')", (string)inner["definitionId"]!));
        var shown = await ReadAsync(await _http.GetAsync($"{Api}/workflow-definitions/by-definition-id/{outer["definitionId"]}"));
        ((int)shown["root"]!["activities"]![0]!["version"]!).ShouldBe(1);
        ((int)shown["root"]!["activities"]![0]!["latestAvailablePublishedVersion"]!).ShouldBe(2);
        var updated = await ReadAsync(await _http.PostAsJsonAsync($"{Api}/workflow-definitions/{inner["definitionId"]}/update-references", new JsonObject()));
        updated["affectedWorkflows"]!.AsArray().Select(name => (string)name!).ShouldBe(["Embedding consumer"]);
        run = await ReadAsync(await _http.PostAsJsonAsync($"{Api}/workflow-definitions/{outer["definitionId"]}/execute", new JsonObject()));
        ((string)run["workflowState"]!["output"]!["Said"]!).ShouldBe("Good day Ada");

        using var refused = await _http.DeleteAsync($"{Api}/workflow-definitions/{inner["definitionId"]}");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Embedding consumer");
        var ids = new JsonArray((string)inner["definitionId"]!, (string)outer["definitionId"]!);
        var deleted = await ReadAsync(await _http.PostAsJsonAsync(
            $"{Api}/bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = ids }));
        ((int)deleted["deleted"]!).ShouldBe(2);
        using var gone = await _http.GetAsync($"{Api}/descriptors/activities/EmbeddedGreeting");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_write_to_the_CRM_is_not_hidden_inside_another_workflow()
    {
        var hidden = Flow.Of([Flow.Activity("write", "WorkflowConnect.UpsertCompany", 0, 0)]);
        using var answer = await _http.PostAsJsonAsync($"{Api}/workflow-definitions", new JsonObject
        {
            ["model"] = new JsonObject { ["name"] = "Hidden write", ["root"] = hidden, ["options"] = new JsonObject { ["usableAsActivity"] = true } },
            ["publish"] = true,
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("write");
    }

    private static JsonObject Part(string name, string script, string? definitionId = null) => new()
    {
        ["definitionId"] = definitionId,
        ["name"] = name,
        ["options"] = new JsonObject { ["usableAsActivity"] = true },
        ["inputs"] = new JsonArray(new JsonObject { ["name"] = "Who", ["type"] = "String", ["displayName"] = "Who", ["uiHint"] = "singleline" }),
        ["outputs"] = new JsonArray(new JsonObject { ["name"] = "Text", ["type"] = "String", ["displayName"] = "Text" }),
        ["outcomes"] = new JsonArray("Greeted"),
        ["root"] = Flow.Of(
            [
                Flow.Activity("say", "Elsa.SetOutput", 0, 0, ("outputName", "Literal", "Text"), ("outputValue", "JavaScript", script)),
                Flow.Activity("end", "Elsa.Complete", 0, 0, ("outcomes", "Literal", "Greeted")),
            ],
            ("say", "Done", "end")),
    };

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode} {text}");
            return JsonNode.Parse(text)!.AsObject();
        }
    }

    private async Task<JsonObject> TypeAsync(string typeName) =>
        (await ReadAsync(await _http.GetAsync($"{Api}/descriptors/activities?Refresh=True")))["items"]!.AsArray()
            .Single(item => (string?)item!["typeName"] == typeName)!.AsObject();

    private async Task<JsonObject> SaveAsync(JsonObject model) =>
        (await ReadAsync(await _http.PostAsJsonAsync($"{Api}/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true })))["workflowDefinition"]!.AsObject();
}
