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

    private static JsonObject Variable() => new()
    {
        ["id"] = "note",
        ["name"] = "Note",
        ["typeName"] = "String",
        ["isArray"] = false,
    };
}
