using Microsoft.Playwright;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>The frame around Studio: who comes in, what they are told, and in which language.</summary>
[Collection(nameof(StudioCollection))]
public sealed class ShellTests(StudioFixture studio)
{
    private const string Run = "/studio/workflows/instances";

    /// <summary>One visit, because each page of Studio that is opened in a new browser costs many seconds.</summary>
    [Fact]
    public async Task Who_is_not_signed_in_any_more_or_not_yet_is_led_to_the_sign_in_page_and_back_to_where_they_wanted_to_be()
    {
        await using var stranger = await studio.OpenContextAsync();
        var page = await stranger.NewPageAsync();
        page.SetDefaultTimeout(Desk.Longest);
        await page.GotoAsync(Run);
        page.Url.ShouldContain("/sign-in?returnUrl=");
        await Desk.SignInAsync(page, Run);
        await page.Locator("elsa-workflow-instance-list .mud-table").WaitForAsync();
        (await page.Locator(".shell-who").InnerTextAsync()).ShouldContain(RunningProduct.Administrator);
        (await page.Locator("a[aria-current]").InnerTextAsync()).ShouldBe("Runs");

        // The session ends meanwhile; what is asked for next is remembered. The list asks again by itself and must not be first.
        await page.RouteAsync("**/workflow-instances**", route => route.AbortAsync());
        await stranger.ClearCookiesAsync(new() { Name = "workflowconnect-session" });
        await page.Locator("a[data-page]").Nth(0).ClickAsync();
        await page.WaitForURLAsync("**/sign-in?returnUrl=%2Fstudio%2Fworkflows%2Fdefinitions");
        await page.UnrouteAllAsync();

        // Who signs out is out.
        await Desk.SignInAsync(page, Run);
        await page.Locator(".shell-who button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/studio", StringComparison.Ordinal));
        await page.GotoAsync(Run);
        page.Url.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task The_list_shows_every_shipped_workflow_and_fits_the_window()
    {
        await using var desk = await studio.SitDownAsync(1920);
        await desk.Page.GotoAsync("/studio/");
        await desk.Page.GetByText("lead-intake", new() { Exact = true }).First.WaitForAsync();
        desk.Page.Url.ShouldContain("/studio/workflows/definitions");
        foreach (var name in StudioFixture.Shipped)
        {
            (await desk.Page.GetByText(name, new() { Exact = true }).CountAsync()).ShouldBeGreaterThan(0, name);
        }

        foreach (var width in new[] { 1920, 1280 })
        {
            await desk.Page.SetViewportSizeAsync(width, width * 10 / 16);
            (await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{width} pixels wide");
            await desk.PhotographAsync($"list-{width}");
        }
    }

    [Fact]
    public async Task The_frame_speaks_German_and_the_console_leads_here()
    {
        await using var desk = await studio.SitDownAsync();
        await desk.Page.GotoAsync("/?lang=de");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Workflows", Exact = true }).ClickAsync();
        await desk.Page.GetByText("lead-intake", new() { Exact = true }).First.WaitForAsync();
        (await desk.Page.Locator(".shell-head").InnerTextAsync()).ShouldContain("Zur Konsole");
        await desk.Page.GotoAsync("/?lang=en");
    }

    [Fact]
    public async Task What_is_not_there_is_told_and_leads_to_the_list()
    {
        await using var desk = await studio.SitDownAsync();
        await desk.Page.GotoAsync("/studio/workflows/definitions/nothing-of-the-kind/edit");
        var dialog = desk.Page.Locator("#shell-dialog");
        await dialog.WaitForAsync();
        (await dialog.InnerTextAsync()).ShouldContain("There is no such thing");
        await desk.PhotographAsync("not-there");
        await dialog.GetByRole(AriaRole.Button).ClickAsync();
        await desk.Page.GetByText("lead-intake", new() { Exact = true }).First.WaitForAsync();
        desk.Expect("nothing-of-the-kind");
        desk.Expect("status of 404");
    }

    [Fact]
    public async Task Who_may_not_run_a_workflow_is_told_so_in_words()
    {
        await studio.Product.AsAsync("ilse.auditor", "auditor");
        await using var visitor = await studio.OpenContextAsync();
        await using var desk = await Desk.OpenAsync(visitor, studio.Product.Address, 1280);
        await Desk.SignInAsync(desk.Page, "/studio/workflows/definitions", "ilse.auditor", RunningProduct.Password);
        var row = desk.Page.Locator("tr", new() { HasText = "rescreen-customers" });
        await row.WaitForAsync();

        // The frame keeps such an answer from whoever asked: nobody waits for it.
        await desk.Page.EvaluateAsync("void fetch('/elsa/api/workflow-definitions/rescreen-customers/execute', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })");
        var dialog = desk.Page.Locator("#shell-dialog");
        await dialog.WaitForAsync();
        (await dialog.InnerTextAsync()).ShouldContain("You may not do this");
        await desk.PhotographAsync("not-allowed");
        desk.Expect("rescreen-customers/execute");
        desk.Expect("status of 403");
    }

    [Fact]
    public async Task While_the_server_does_not_answer_the_frame_says_so_and_goes_on_when_it_does()
    {
        await using var desk = await studio.SitDownAsync();
        await desk.Page.GotoAsync("/studio/");
        await desk.Page.GetByText("lead-intake", new() { Exact = true }).First.WaitForAsync();
        await desk.Page.RouteAsync("**/elsa/api/**", route => route.AbortAsync("connectionrefused"));
        await desk.Page.Locator("a[data-page]").Nth(1).ClickAsync();
        await desk.Page.Locator("#shell-notice").WaitForAsync();
        await desk.PhotographAsync("server-away");
        await desk.Page.UnrouteAsync("**/elsa/api/**");
        await desk.Page.Locator("#shell-notice").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await desk.Page.Locator("elsa-workflow-instance-list .mud-table").WaitForAsync();
        desk.Expect("ERR_CONNECTION_REFUSED");
    }

    /// <summary>Asked without a page of Studio: that these addresses draw is seen by the designer's tests.</summary>
    [Fact]
    public async Task A_link_that_Studio_writes_from_the_root_leads_to_its_place_here()
    {
        var answer = await studio.AskAsync("/workflows/definitions/lead-intake/edit");
        answer.Status.ShouldBe(200);
        answer.Url.ShouldEndWith("/studio/workflows/definitions/lead-intake/edit");
    }

    /// <summary>That Studio works under it is seen by every other test: what is refused complains in the console.</summary>
    [Fact]
    public async Task The_policy_of_the_page_lets_in_nothing_from_elsewhere()
    {
        var answer = await studio.AskAsync(Run);
        var policy = answer.Headers["content-security-policy"];
        policy.ShouldStartWith("default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-");
        policy.ShouldNotContain("unsafe-eval' 'unsafe");
        policy.ShouldNotContain("http");
        answer.Headers["cache-control"].ShouldContain("no-store");
    }
}
