using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkflowConnect.EndToEnd.Tests.Pages;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>The product, a browser, and an administrator who is signed in.</summary>
public sealed class StudioFixture : IAsyncLifetime
{
    /// <summary>The definitions that the product comes with.</summary>
    public static readonly string[] Shipped = ["lead-intake", "newsletter-signup", "event-registration", "rescreen-customers", "customer-review"];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IBrowserContext _context = null!;

    public RunningProduct Product { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Product.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Pages.Browser.LaunchAsync(_playwright);
        _context = await OpenContextAsync();
        var page = await _context.NewPageAsync();
        await Desk.SignInAsync(page, "/console/runs");
        await page.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Product.DisposeAsync();
    }

    /// <summary>A new page of the administrator's browser.</summary>
    internal Task<Desk> SitDownAsync(int width = 1280) => Desk.OpenAsync(_context, Product.Address, width);

    /// <summary>Asks for an address with the administrator's session, without a page around it.</summary>
    internal Task<IAPIResponse> AskAsync(string address) => _context.APIRequest.GetAsync(address);

    /// <summary>Makes a definition with a start, an end of the name's own, and a variable; its id.</summary>
    internal async Task<string> CreateAsync(string name, bool publish = false, JsonObject? root = null)
    {
        var answer = await CallAsync("POST", "/elsa/api/workflow-definitions", new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["name"] = $"Studio {name}",
                ["variables"] = new JsonArray(new JsonObject { ["id"] = "note", ["name"] = "Note", ["typeName"] = "String", ["isArray"] = false }),
                ["root"] = root ?? Flow.Of([Flow.Activity("start", "Elsa.Start", 20, 100)]),
            },
            ["publish"] = publish,
        });
        var definition = answer["workflowDefinition"] ?? answer;
        return (string)definition["definitionId"]!;
    }

    /// <summary>Every version of a definition, newest first, with what it is.</summary>
    internal async Task<IReadOnlyList<string>> VersionsAsync(string definition)
    {
        var list = await CallAsync("GET", $"/elsa/api/workflow-definitions?versionOptions=AllVersions&DefinitionIds={definition}&OrderBy=Version&OrderDirection=Descending");
        return [.. list["items"]!.AsArray().Select(v => string.Join(' ', Words(v!)))];

        static IEnumerable<string> Words(JsonNode version) =>
        [
            $"{(int)version["version"]!}",
            .. (bool)version["isPublished"]! ? (string[])["published"] : [],
            .. (bool)version["isLatest"]! ? (string[])["latest"] : [],
        ];
    }

    /// <summary>Runs a published definition without waiting for its end.</summary>
    internal Task<JsonObject> DispatchAsync(string definition) =>
        CallAsync("POST", $"/elsa/api/workflow-definitions/{definition}/dispatch", []);

    /// <summary>Calls the API as the administrator's programs would.</summary>
    internal async Task<JsonObject> CallAsync(string method, string address, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await Product.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {address}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>A browser in which nobody has signed in.</summary>
    internal Task<IBrowserContext> OpenContextAsync(string language = "en") => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = Product.Address.ToString(),
        Locale = language,
    });
}
