using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>One demo with its samples, and one browser; each test has a context of its own.</summary>
public sealed partial class PagesFixture : IAsyncLifetime
{
    private readonly Dictionary<string, string> _sessions = new(StringComparer.Ordinal);
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private string _key = null!;

    /// <summary>The two persons of the demo who decide.</summary>
    internal static IReadOnlyList<string> Reviewers { get; } = ["A. Prüfer", "B. Freigabe"];

    public ProductProcess Product { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Product = await ProductProcess.StartAsync("demo");
        await Product.UntilPrintedAsync("Ctrl+C ends it.");
        _key = ApiKey().Match(Product.Output).Groups["key"].Value;
        _playwright = await Playwright.CreateAsync();
        _browser = await Browser.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Product.DisposeAsync();
    }

    /// <summary>A visitor who is signed in: as the administrator, or as one of the demo's <see cref="Reviewers"/>.</summary>
    internal async Task<Visitor> VisitAsync(string language = "de", int width = 1280, string user = RunningProduct.Administrator)
    {
        // Checking a password is slow on purpose: each person signs in once and brings the session's cookie from then on.
        var session = _sessions.GetValueOrDefault(user);
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Product.BaseAddress.ToString(),
            Locale = language,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            StorageState = session,
        });
        var visitor = await Visitor.OpenAsync(context, Product.BaseAddress);
        if (session is null)
        {
            await visitor.SignInAsync(user, user == RunningProduct.Administrator ? RunningProduct.AdministratorPassword : PasswordOf(user));
            _sessions[user] = await context.StorageStateAsync();
        }

        return visitor;
    }

    /// <summary>The password that the demo has printed.</summary>
    internal string PasswordOf(string user) => Regex.Match(
        Product.Output, $@"{Regex.Escape(user)} / (?<password>\S+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["password"].Value;

    /// <summary>Posts a lead to the contact form and waits for its outcome; the answer's JSON.</summary>
    internal async Task<string> PostLeadAsync(object lead)
    {
        using var http = new HttpClient { BaseAddress = Product.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/intake/contact-form")
        {
            Content = System.Net.Http.Json.JsonContent.Create(lead),
        };
        request.Headers.Add("X-Api-Key", _key);
        request.Headers.Add("Prefer", "wait=30");
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return body;
    }

    [GeneratedRegex("X-Api-Key: (?<key>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApiKey();
}
