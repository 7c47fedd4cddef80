using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>Drawing: what is shipped is shown whole, and what is drawn is saved, published and versioned.</summary>
[Collection(nameof(StudioCollection))]
public sealed class DesignerTests(StudioFixture studio)
{
    private static readonly LocatorAssertionsToHaveCountOptions Patience = new() { Timeout = Desk.Longest };

    public static TheoryData<string> Shipped => [.. StudioFixture.Shipped];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_workflow_is_drawn_whole(string definition)
    {
        var root = JsonNode.Parse(await File.ReadAllTextAsync(RunningProduct.InRepository($"workflows/{definition}.json"), TestContext.Current.CancellationToken))!["root"]!;
        await using var desk = await studio.SitDownAsync(1920);
        var designer = new Designer(desk.Page);
        await designer.OpenAsync(definition);
        await Assertions.Expect(designer.Nodes).ToHaveCountAsync(root["activities"]!.AsArray().Count, Patience);
        await Assertions.Expect(designer.Connections).ToHaveCountAsync(root["connections"]!.AsArray().Count, Patience);
        (await desk.Page.GetByText("Not Found", new() { Exact = false }).CountAsync()).ShouldBe(0);
        await designer.FitAsync();
        await desk.PhotographAsync($"designer-{definition}");
    }

    [Fact]
    public async Task A_flow_is_drawn_with_its_inputs_and_outcomes_and_published_as_the_next_version()
    {
        await using var desk = await studio.SitDownAsync(1920);
        var designer = new Designer(desk.Page);
        var definition = await studio.CreateAsync("drawn");
        await designer.OpenAsync(definition);
        var screen = await designer.DropAsync("Screen party", 320, 60);
        await designer.SelectAsync(screen);
        await designer.FillAsync("Lead", "none");
        var model = await designer.ChooseAsync("Trigger", "Manual");
        ((string?)Designer.Activity(model, screen)["trigger"]!["expression"]!["value"]).ShouldBe("Manual");
        await desk.PhotographAsync("inputs");

        var clear = await designer.DropAsync("Write Line", 620, 40);
        var review = await designer.DropAsync("Write Line", 620, 160);
        await designer.ConnectAsync("start", "Done", screen);
        await designer.ConnectAsync(screen, "Clear", clear);
        await designer.ConnectAsync(screen, "Review", review);
        await desk.PhotographAsync("connected");

        var published = await designer.PublishAsync();
        published.Status.ShouldBe(200, await published.TextAsync());
        (await studio.VersionsAsync(definition)).ShouldBe(["1 published latest"]);
        await desk.PhotographAsync("published");

        await designer.SelectAsync(clear);
        await designer.FillAsync("Text", "clear");
        (await studio.VersionsAsync(definition)).ShouldBe(["2 latest", "1 published"]);
        await designer.PublishAsync();
        (await studio.VersionsAsync(definition)).ShouldBe(["2 published latest", "1"]);
    }

    [Fact]
    public async Task Each_kind_of_editor_writes_what_was_entered()
    {
        await using var desk = await studio.SitDownAsync(1920);
        var designer = new Designer(desk.Page);
        await designer.OpenAsync(await studio.CreateAsync("editors"));

        var endpoint = await designer.DropAsync("HTTP Endpoint", 300, 40);
        await designer.SelectAsync(endpoint);
        await designer.FillAsync("Path", "tests/of/studio");
        var model = await designer.TickAsync("POST");
        var methods = (string?)Designer.Activity(model, endpoint)["supportedMethods"]!["expression"]!["value"];
        methods.ShouldNotBeNull().ShouldContain("POST");
        model = await designer.TickAsync("Authorize");
        ((string?)Designer.Activity(model, endpoint)["authorize"]!["expression"]!["value"]).ShouldBe("True");

        var script = await designer.DropAsync("Run JavaScript", 300, 140);
        await designer.SelectAsync(script);
        model = await designer.TypeCodeAsync("Script", "return 6 * 7;");
        ((string?)Designer.Activity(model, script)["script"]!["expression"]!["value"]).ShouldBe("return 6 * 7;");

        var lists = await designer.DropAsync("Add to distribution list", 300, 240);
        await designer.SelectAsync(lists);
        model = await designer.EnterAsync("Lists", "Spring fair");
        ((string?)Designer.Activity(model, lists)["lists"]!["expression"]!["value"]).ShouldBe("[\"Spring fair\"]");

        var variable = await designer.DropAsync("Set Variable", 600, 40);
        await designer.SelectAsync(variable);
        model = await designer.ChooseAsync("Variable", "Note");
        ((string?)Designer.Activity(model, variable)["variable"]!["name"]).ShouldBe("Note");

        var dispatch = await designer.DropAsync("Dispatch Workflow", 600, 140);
        await designer.SelectAsync(dispatch);
        await designer.ChooseAsync("Workflow Definition", "Lead intake");
        await desk.PhotographAsync("editors");
    }

    [Fact]
    public async Task A_secret_is_chosen_by_its_name_and_its_value_is_nowhere_in_the_definition()
    {
        await studio.CallAsync("POST", "/elsa/api/secrets", new JsonObject { ["name"] = "partner-token", ["value"] = "planted-secret-value", ["description"] = "Token of the partner" });
        await using var desk = await studio.SitDownAsync(1920);
        var designer = new Designer(desk.Page);
        var definition = await studio.CreateAsync("secret");
        await designer.OpenAsync(definition);
        var send = await designer.DropAsync("HTTP Request (flow)", 300, 40);
        await designer.SelectAsync(send);
        var model = await designer.PickSecretAsync("Authorization", "Token of the partner (partner-token)");
        await desk.PhotographAsync("secret");
        Designer.Activity(model, send)["authorization"]!["expression"]!["type"]!.GetValue<string>().ShouldBe("Secret");
        model.ToJsonString().ShouldNotContain("planted-secret-value");
    }

    [Fact]
    public async Task A_flow_that_could_write_to_the_CRM_unchecked_is_refused_with_the_path()
    {
        await using var desk = await studio.SitDownAsync(1920);
        var designer = new Designer(desk.Page);
        var definition = await studio.CreateAsync("unsafe");
        await designer.OpenAsync(definition);
        var company = await designer.DropAsync("Upsert company", 400, 80);
        await designer.ConnectAsync("start", "Done", company);
        var refused = await designer.PublishAsync();
        refused.Status.ShouldBe(400);
        await desk.Page.Locator(".mud-snackbar", new() { HasText = "→" }).First.WaitForAsync();
        await desk.PhotographAsync("unsafe");
        (await studio.VersionsAsync(definition)).ShouldBe(["1 latest"]);
        desk.Expect("400 POST");
        desk.Expect("status of 400");
    }

    [Fact]
    public async Task An_older_version_is_looked_at_and_brought_back()
    {
        await using var desk = await studio.SitDownAsync(1920);
        var designer = new Designer(desk.Page);
        var definition = await studio.CreateAsync("versions", publish: true);
        await designer.OpenAsync(definition);
        await designer.DropAsync("Write Line", 400, 80);
        await designer.PublishAsync();
        (await studio.VersionsAsync(definition)).ShouldBe(["2 published latest", "1"]);

        await designer.OfVersionAsync(1, "View");
        await Assertions.Expect(designer.Nodes).ToHaveCountAsync(1, Patience);
        await desk.PhotographAsync("version-1");

        await desk.Page.RunAndWaitForResponseAsync(
            () => designer.OfVersionAsync(1, "Rollback to this version"),
            answer => answer.Url.Contains("/revert/1", StringComparison.Ordinal));
        await desk.PhotographAsync("reverted");
        (await studio.VersionsAsync(definition)).ShouldBe(["3 latest", "2 published", "1"]);
    }
}
