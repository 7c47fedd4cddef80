using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>Studio's viewer of a run.</summary>
internal sealed class Viewer(IPage page)
{
    /// <summary>Waits until the address is that of a run and its activities have been drawn.</summary>
    public async Task UntilShownAsync()
    {
        await page.WaitForURLAsync("**/workflows/instances/*/view");
        await page.Locator("elsa-workflow-instance-viewer .x6-node .activity-label").First.WaitForAsync();
        await page.Locator(".mud-timeline-item").First.WaitForAsync();
    }

    public Task ExpectJournalAsync(string text) => Expect(page.Locator(".mud-timeline")).ToContainTextAsync(text);

    public async Task SelectAsync(string id) => await page.Locator($".x6-node[data-cell-id='{id}'] .activity-label").ClickAsync();

    /// <summary>Opens an activity that holds others.</summary>
    public async Task EnterAsync(string id)
    {
        await page.Locator($".x6-node[data-cell-id='{id}'] .activity-label").DblClickAsync();
        await page.Locator($".x6-node[data-cell-id='{id}']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator(".x6-node .activity-label").First.WaitForAsync();
    }

    public Task ExpectDetailsAsync(string text) => Expect(page.Locator(".rz-splitter-pane").Last).ToContainTextAsync(text);

    /// <summary>How many activities carry a number of executions.</summary>
    public Task<int> BadgesAsync() => page.Locator(".x6-node .mud-badge.mud-theme-success").CountAsync();

    public Task OpenTabAsync(string name) => page.Locator(".mud-tab", new() { HasText = name }).First.ClickAsync();

    public Task ExpectTextAsync(string text) => Expect(page.Locator("#studio")).ToContainTextAsync(text);
}
