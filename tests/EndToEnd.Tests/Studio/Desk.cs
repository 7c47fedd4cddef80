using System.Collections.Concurrent;
using Microsoft.Playwright;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>
/// An integrator at the screen. At the end nothing may have been complained about: no error in the console, no error
/// bar of Studio, no failed call, and no other host asked for anything.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    /// <summary>WebAssembly starts slowly on a machine that does much else; what is waited for is a signal, not this time.</summary>
    public const float Longest = 30_000;

    private readonly ConcurrentQueue<string> _complaints = [];

    private Desk(IPage page) => Page = page;

    public IPage Page { get; }

    public static async Task<Desk> OpenAsync(IBrowserContext context, Uri home, int width)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Longest);
        page.SetDefaultNavigationTimeout(Longest);
        await page.SetViewportSizeAsync(width, width * 10 / 16);
        var desk = new Desk(page);
        // Watched, not routed: routing would switch the browser's cache off, and Studio's files would be fetched for each page.
        page.Request += (_, request) => desk.Note(IsElsewhere(request.Url, home), $"asked {request.Url}");
        page.Console += (_, message) => desk.Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => desk.Note(true, $"script: {error}");
        page.Response += (_, answer) => desk.Note(answer.Status >= 400, $"{answer.Status} {answer.Request.Method} {answer.Url}");
        page.RequestFailed += (_, request) => desk.Note(request.Failure != "net::ERR_ABORTED", $"failed {request.Url}: {request.Failure}");
        return desk;
    }

    /// <summary>Signs somebody in by the page that stands in front of an address, and waits to be there.</summary>
    public static async Task SignInAsync(IPage page, string address, string user = RunningProduct.Administrator, string password = RunningProduct.AdministratorPassword)
    {
        await page.GotoAsync(address);
        await page.Locator("#UserName").FillAsync(user);
        await page.Locator("#Password").FillAsync(password);
        await page.Locator("#sign-in button").ClickAsync();
        await page.WaitForURLAsync("**" + address);
    }

    /// <summary>The refusals that a test has brought about on purpose.</summary>
    public void Expect(string part)
    {
        var kept = _complaints.Where(complaint => !complaint.Contains(part, StringComparison.Ordinal)).ToArray();
        kept.Length.ShouldBeLessThan(_complaints.Count, $"{part} was expected to be complained about.");
        _complaints.Clear();
        foreach (var complaint in kept)
        {
            _complaints.Enqueue(complaint);
        }
    }

    /// <summary>Keeps what the screen shows, for whoever looks at the results.</summary>
    public async Task PhotographAsync(string name) => await Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = RunningProduct.InRepository($"artifacts/studio/{name}.png"),
    });

    public async ValueTask DisposeAsync()
    {
        var isBroken = await Page.Locator("#blazor-error-ui").IsVisibleAsync();
        await Page.CloseAsync();
        _complaints.ShouldBeEmpty();
        isBroken.ShouldBeFalse("Studio shows its error bar.");
    }

    private static bool IsElsewhere(string address, Uri home) =>
        address.StartsWith("http", StringComparison.Ordinal) && !address.StartsWith(home.ToString(), StringComparison.Ordinal);

    private void Note(bool isBad, string what)
    {
        if (isBad)
        {
            _complaints.Enqueue(what);
        }
    }
}
