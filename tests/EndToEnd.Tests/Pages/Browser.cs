using Microsoft.Playwright;

namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>
/// Debian's Chromium. Playwright's driver is in its package; nothing is downloaded. CHROMIUM names another program.
/// </summary>
internal static class Browser
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Program(),
        Args =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            // A page that asks another host for something gets no answer.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
        ],
    });

    private static string Program() =>
        Environment.GetEnvironmentVariable("CHROMIUM")
        ?? Places.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium: apt-get install chromium, or name one with CHROMIUM.");
}
