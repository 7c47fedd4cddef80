using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Tests.Shared;

[assembly: AssemblyFixture(typeof(WorkflowConnect.Connectors.Tests.WireMock.WireMockServer))]

namespace WorkflowConnect.Connectors.Tests.WireMock;

/// <summary>WireMock itself, a process of its own; a test begins with <see cref="ResetAsync"/>.</summary>
public sealed class WireMockServer : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly HttpClient _admin = new();
    private Process _process = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}/");
        var start = new ProcessStartInfo("java", ["-Xmx256m", "-jar", Jar(), "--port", Address.Port.ToString(CultureInfo.InvariantCulture), "--bind-address", "127.0.0.1", "--disable-banner"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("java does not start; install a Java runtime, 17 or newer.");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _admin.BaseAddress = Address;
        var clock = Stopwatch.StartNew();
        while (!await IsUpAsync())
        {
            _process.HasExited.ShouldBeFalse("WireMock ended at start.");
            clock.Elapsed.ShouldBeLessThan(StartLimit);
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _admin.Dispose();
    }

    /// <summary>Forgets every answer and every request.</summary>
    public async Task ResetAsync()
    {
        using var answer = await _admin.PostAsync(new Uri("/__admin/reset", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Answers a path with what WireMock calls a response: <c>status</c>, <c>body</c>, <c>jsonBody</c>, <c>headers</c>, <c>fault</c>, <c>fixedDelayMilliseconds</c>.</summary>
    /// <param name="method">Method.</param>
    /// <param name="path">Path without its query.</param>
    /// <param name="response">What is answered.</param>
    /// <param name="scenario">Further members, such as a scenario's state.</param>
    public async Task AnswerAsync(string method, string path, JsonObject response, JsonObject? scenario = null)
    {
        var mapping = scenario ?? [];
        mapping["request"] = new JsonObject { ["method"] = method, ["urlPath"] = path };
        mapping["response"] = response;
        using var answer = await _admin.PostAsJsonAsync("/__admin/mappings", mapping);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The requests that came, oldest first.</summary>
    public async Task<JsonNode[]> RequestsAsync() =>
        [.. JsonNode.Parse(await _admin.GetStringAsync(new Uri("/__admin/requests", UriKind.Relative)))!["requests"]!.AsArray().Select(r => r!["request"]!).Reverse()];

    private static string Jar()
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var folder = Path.Combine(place.FullName, "tests/Connectors.Tests/WireMock/node_modules/wiremock/build");
            if (Directory.Exists(folder))
            {
                return Directory.EnumerateFiles(folder, "wiremock-standalone-*.jar").Single();
            }
        }

        throw new InvalidOperationException("WireMock is not installed: npm ci in tests/Connectors.Tests/WireMock.");
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var answer = await _admin.GetAsync(new Uri("/__admin/mappings", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
