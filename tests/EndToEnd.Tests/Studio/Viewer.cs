using Microsoft.Playwright;

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

    public async Task<string> JournalAsync() => await page.Locator(".mud-timeline").InnerTextAsync();

    public async Task SelectAsync(string id) => await page.Locator($".x6-node[data-cell-id='{id}'] .activity-label").ClickAsync();

    public async Task<string> DetailsAsync() => await page.Locator(".rz-splitter-pane").Last.InnerTextAsync();

    /// <summary>How many activities carry a number of executions.</summary>
    public Task<int> BadgesAsync() => page.Locator(".x6-node .mud-badge.mud-theme-success").CountAsync();

    public Task OpenTabAsync(string name) => page.Locator(".mud-tab", new() { HasText = name }).First.ClickAsync();

    public Task<string> TextAsync() => page.Locator("#studio").InnerTextAsync();
}
