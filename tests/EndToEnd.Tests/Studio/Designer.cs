using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>Studio's designer, driven by its mouse and its fields.</summary>
internal sealed class Designer(IPage page)
{
    public ILocator Nodes => page.Locator(".x6-node");

    public ILocator Connections => page.Locator(".x6-edge");

    /// <summary>Opens a definition by its address and waits until its activities have been drawn.</summary>
    public async Task OpenAsync(string definitionId)
    {
        await page.GotoAsync($"/studio/workflows/definitions/{definitionId}/edit");
        await page.Locator(".x6-node .activity-label").First.WaitForAsync();
    }

    /// <summary>Drags an activity from the toolbox; the new node's id.</summary>
    public async Task<string> DropAsync(string activity, int x, int y)
    {
        var before = await IdsAsync();
        await page.GetByPlaceholder("Search").First.FillAsync(activity);
        var tool = page.Locator("[draggable=true]").Filter(new() { HasTextRegex = Exactly(activity) });
        if (!await tool.IsVisibleAsync())
        {
            await page.Locator(".mud-expand-panel", new() { Has = tool }).Locator(".mud-expand-panel-header").ClickAsync();
        }

        await SavingAsync(() => tool.DragToAsync(page.Locator(".x6-graph-svg").First, new() { TargetPosition = new() { X = x, Y = y } }));
        return (await IdsAsync()).Except(before, StringComparer.Ordinal).Single();
    }

    /// <summary>Draws a connection from an outcome to an activity.</summary>
    public async Task ConnectAsync(string from, string outcome, string to)
    {
        var drawn = await Connections.CountAsync();
        await LeaveSelectionAsync();
        var (start, end) = (await MiddleAsync(from, outcome), await MiddleAsync(to, "In"));
        await SavingAsync(async () =>
        {
            await page.Mouse.MoveAsync(start.X, start.Y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(end.X - 30, end.Y + 15, new() { Steps = 6 });
            await page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 6 });
            await page.Mouse.UpAsync();
        });
        (await Connections.CountAsync()).ShouldBe(drawn + 1, $"{from} {outcome} → {to}");
    }

    public ILocator Node(string id) => page.Locator($".x6-node[data-cell-id='{id}']");

    /// <summary>Selects an activity, so that its inputs are shown.</summary>
    public async Task SelectAsync(string id)
    {
        var frame = page.Locator($".x6-widget-selection-box[data-cell-id='{id}']");
        if (!await frame.IsVisibleAsync())
        {
            await Node(id).Locator(".activity-label").ClickAsync();
            await frame.WaitForAsync();
        }
    }

    /// <summary>Brings the whole drawing into view.</summary>
    public Task FitAsync() => page.Locator("elsa-workflow-definition-editor button.mud-icon-button:visible").First.ClickAsync();

    /// <summary>The editor of an input of the selected activity.</summary>
    public ILocator Field(string label) => page.Locator(".mud-input-control")
        .Filter(new() { Has = page.Locator("label.mud-input-label", new() { HasTextRegex = Exactly(label) }) })
        .Last;

    public Task<JsonObject> FillAsync(string label, string text) => SavingAsync(async () =>
    {
        await Field(label).Locator("input, textarea").First.FillAsync(text);
        await page.Keyboard.PressAsync("Tab");
    });

    public Task<JsonObject> ChooseAsync(string label, string option) => SavingAsync(async () =>
    {
        await Field(label).ClickAsync();
        await page.Locator(".mud-popover-open [role=option], .mud-popover-open .mud-list-item").Filter(new() { HasTextRegex = Exactly(option) }).ClickAsync();
    });

    public Task<JsonObject> TickAsync(string label) =>
        SavingAsync(() => page.Locator("label.mud-checkbox").Filter(new() { HasTextRegex = Exactly(label) }).ClickAsync());

    public Task<JsonObject> EnterAsync(string label, string word) => SavingAsync(async () =>
    {
        await Field(label).Locator("input").FillAsync(word);
        await page.Keyboard.PressAsync("Enter");
    });

    public Task<JsonObject> TypeCodeAsync(string label, string code) => SavingAsync(async () =>
    {
        await Field(label).Locator(".monaco-editor").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(code);
    });

    /// <summary>Lets an input be a secret, chosen from the list of names.</summary>
    public async Task<JsonObject> PickSecretAsync(string label, string name)
    {
        await page.Locator(".mud-grid, .d-flex").Filter(new() { Has = Field(label) }).Last.Locator(".mud-menu button").First.ClickAsync();
        await page.Locator(".mud-popover-open").GetByText("Secret", new() { Exact = true }).ClickAsync();
        return await ChooseAsync(label, name);
    }

    /// <summary>Publishes by the button over the canvas; the answer.</summary>
    public Task<IResponse> PublishAsync() => page.RunAndWaitForResponseAsync(
        () => page.Locator("elsa-workflow-definition-editor button.mud-icon-button.mud-primary-text").First.ClickAsync(),
        answer => IsSave(answer) && answer.Request.PostData!.Contains("\"publish\":true", StringComparison.Ordinal));

    /// <summary>Runs what is drawn by the button over the canvas.</summary>
    public Task<IResponse> RunAsync() => page.RunAndWaitForResponseAsync(
        () => page.Locator("elsa-workflow-definition-editor button.mud-icon-button.mud-success-text").First.ClickAsync(),
        answer => answer.Url.EndsWith("/execute", StringComparison.Ordinal));

    /// <summary>Chooses from the menu of a version in the history.</summary>
    public async Task OfVersionAsync(int version, string command)
    {
        await page.Locator(".mud-tab", new() { HasTextRegex = new("version history", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.Locator("tr", new() { Has = page.GetByRole(AriaRole.Cell, new() { Name = $"{version}", Exact = true }) })
            .GetByRole(AriaRole.Button).Last.ClickAsync();
        await page.Locator(".mud-popover-open").GetByText(command, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Does what makes Studio save, and waits for it; the model that was sent.</summary>
    public async Task<JsonObject> SavingAsync(Func<Task> act, int expected = 200)
    {
        var answer = await page.RunAndWaitForResponseAsync(act, IsSave);
        answer.Status.ShouldBe(expected, await answer.TextAsync());
        return JsonNode.Parse(answer.Request.PostData!)!["model"]!.AsObject();
    }

    /// <summary>The activity of a saved model.</summary>
    public static JsonObject Activity(JsonObject model, string id) =>
        model["root"]!["activities"]!.AsArray().Select(a => a!.AsObject()).Single(a => (string?)a["id"] == id);

    private static bool IsSave(IResponse answer) =>
        answer.Request.Method == "POST" && answer.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal);

    private static Regex Exactly(string text) => new($@"^\s*{Regex.Escape(text)}\*?\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<IReadOnlyList<string>> IdsAsync() =>
        await Nodes.EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.dataset.cellId ?? node.getAttribute('data-cell-id'))");

    /// <summary>The frame around a selected node lies over its ports.</summary>
    private async Task LeaveSelectionAsync()
    {
        await page.Locator(".x6-graph-svg").First.ClickAsync(new() { Position = new() { X = 8, Y = 8 } });
        await page.Locator(".x6-widget-selection-box").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private async Task<(float X, float Y)> MiddleAsync(string id, string port)
    {
        var box = await Node(id).Locator($".x6-port-body[port='{port}'] .elsa-designer-port-hit-area").BoundingBoxAsync();
        box.ShouldNotBeNull($"{id} has no port {port}.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
