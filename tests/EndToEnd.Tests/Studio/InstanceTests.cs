using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>Runs, looked at step by step.</summary>
[Collection(nameof(StudioCollection))]
public sealed class InstanceTests(StudioFixture studio)
{
    [Fact]
    public async Task A_run_is_started_in_the_designer_and_looked_at_step_by_step()
    {
        await using var desk = await studio.SitDownAsync(1920);
        var definition = await studio.CreateAsync("run", root: Flow.Of(
            [
                Flow.Activity("start", "Elsa.Start", 20, 100),
                Flow.Activity("note", "Elsa.SetVariable", 220, 100, ("value", "JavaScript", "'seen ' + (6 * 7)")).With("variable", Variable()),
                Flow.Activity("write", "Elsa.WriteLine", 480, 100, ("text", "JavaScript", "getVariable('Note')")),
            ],
            ("start", "Done", "note"),
            ("note", "Done", "write")));
        var designer = new Designer(desk.Page);
        await designer.OpenAsync(definition);
        await designer.RunAsync();
        var viewer = new Viewer(desk.Page);
        await viewer.UntilShownAsync();
        await viewer.ExpectJournalAsync("Write Line - Completed");
        await viewer.SelectAsync("write");
        await viewer.ExpectDetailsAsync("seen 42");
        await desk.PhotographAsync("run-finished");
        (await viewer.BadgesAsync()).ShouldBeGreaterThanOrEqualTo(3);
        await viewer.OpenTabAsync("Variables");
        await viewer.ExpectTextAsync("seen 42");
        await desk.PhotographAsync("run-variables");
    }

    [Fact]
    public async Task A_fault_is_shown_at_its_activity_with_what_was_thrown()
    {
        await using var desk = await studio.SitDownAsync(1920);
        var definition = await studio.CreateAsync("fault", publish: true, root: Flow.Of(
            [
                Flow.Activity("start", "Elsa.Start", 20, 100),
                Flow.Activity("broken", "Elsa.RunJavaScript", 220, 100, ("script", "JavaScript", "return nothing.of.the.kind;")),
            ],
            ("start", "Done", "broken")));
        await studio.DispatchAsync(definition);
        await desk.Page.GotoAsync("/studio/workflows/instances?hasIncidents=True");
        await desk.Page.Locator("tr", new() { HasText = "Studio fault" }).First.ClickAsync();
        var viewer = new Viewer(desk.Page);
        await viewer.UntilShownAsync();
        await viewer.SelectAsync("broken");
        await desk.PhotographAsync("run-faulted");
        await viewer.OpenTabAsync("Incidents");
        await desk.PhotographAsync("run-incident");
        await viewer.ExpectTextAsync("'nothing' is not defined");
    }

    [Fact]
    public async Task A_workflow_is_put_into_another_as_an_activity_run_and_looked_into()
    {
        await using var desk = await studio.SitDownAsync(1920);
        await studio.CallAsync("POST", "/elsa/api/workflow-definitions", new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["name"] = "Greet somebody",
                ["options"] = new JsonObject { ["usableAsActivity"] = true },
                ["inputs"] = new JsonArray(new JsonObject { ["name"] = "Who", ["type"] = "String", ["displayName"] = "Who", ["uiHint"] = "singleline" }),
                ["outcomes"] = new JsonArray("Greeted"),
                ["root"] = Flow.Of(
                    [
                        Flow.Activity("say", "Elsa.WriteLine", 20, 100, ("text", "JavaScript", "'Hello ' + getInput('Who')")),
                        Flow.Activity("end", "Elsa.Complete", 320, 100, ("outcomes", "Literal", "Greeted")),
                    ],
                    ("say", "Done", "end")),
            },
            ["publish"] = true,
        });
        var definition = await studio.CreateAsync("embedding");
        var designer = new Designer(desk.Page);
        await designer.OpenAsync(definition);
        var greet = await designer.DropAsync("Greet somebody", 320, 60);
        await designer.SelectAsync(greet);
        var model = await designer.FillAsync("Who", "Ada");
        ((string?)Designer.Activity(model, greet)["type"]).ShouldBe("GreetSomebody");
        await designer.ConnectAsync("start", "Done", greet);
        await desk.PhotographAsync("embedded-drawn");

        await designer.RunAsync();
        var viewer = new Viewer(desk.Page);
        await viewer.UntilShownAsync();
        await viewer.ExpectJournalAsync("Greet somebody - Completed");
        await desk.PhotographAsync("embedded-run");
        await viewer.EnterAsync(greet);
        await viewer.ExpectJournalAsync("Write Line - Completed");
        await viewer.SelectAsync("say");
        await viewer.ExpectTextAsync("Hello Ada");
        await desk.PhotographAsync("embedded-inside");
    }

    private static JsonObject Variable() => new()
    {
        ["id"] = "note",
        ["name"] = "Note",
        ["typeName"] = "String",
        ["isArray"] = false,
    };
}
