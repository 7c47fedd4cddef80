using Microsoft.Playwright;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>A person with a browser. At the end nothing may have been complained about, and nobody else been asked.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visitor> OpenAsync(IBrowserContext context, Uri home)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.Request += (_, request) => visitor.Note(new Uri(request.Url).Authority == home.Authority, $"asked {request.Url}");
        visitor.Page.Console += (_, message) => visitor.Note(message.Type != "error", $"console: {message.Text}");
        visitor.Page.PageError += (_, error) => visitor.Note(false, $"script: {error}");
        visitor.Page.Dialog += (_, dialog) => visitor.Note(false, $"dialog: {dialog.Message}");
        return visitor;
    }

    public async Task<string> GoAsync(string address)
    {
        (await Page.GotoAsync(address))!.Status.ShouldBe(200, address);
        return await TextAsync();
    }

    /// <summary>Signs in, after signing out whoever was.</summary>
    public async Task SignInAsync(string user, string password)
    {
        await _context.ClearCookiesAsync(new() { Name = "workflowconnect-session" });
        await GoAsync("/sign-in");
        await Page.Locator("#UserName").FillAsync(user);
        await Page.Locator("#Password").FillAsync(password);
        await Page.Locator("#sign-in button").ClickAsync();
        await Page.Locator(".who").WaitForAsync();
    }

    public Task<string> TextAsync() => Page.Locator("body").InnerTextAsync();

    /// <summary>Keeps what the screen shows, for whoever looks at the results.</summary>
    public async Task PhotographAsync(string name) => await Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = RunningProduct.InRepository($"artifacts/pages/{name}.png"),
        FullPage = true,
    });

    /// <summary>How many pixels the page is wider than the window, once its styles are there: after a click they may still be on their way.</summary>
    public async Task<int> OverflowAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        return await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
    }

    /// <summary>The refusal of a form answers 422, which browsers report as an error of their own.</summary>
    public void ForgetAnsweredErrors() => _complaints.RemoveAll(complaint => complaint.Contains("status of 4", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }

    private void Note(bool isFine, string what)
    {
        if (!isFine)
        {
            _complaints.Add(what);
        }
    }
}
