using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Connectors.Bench;

/// <summary>WireMock before a server, answering each call after a fixed time: the way to a CRM that runs elsewhere.</summary>
internal sealed class SlowProxy : IAsyncDisposable
{
    private readonly HttpClient _admin = new();
    private readonly Process _process;

    private SlowProxy(Process process, Uri address) => (_process, Address, _admin.BaseAddress) = (process, address, address);

    public Uri Address { get; }

    public static async Task<SlowProxy> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}/");
        var start = new ProcessStartInfo("java", ["-Xmx512m", "-jar", Jar(), "--port", address.Port.ToString(CultureInfo.InvariantCulture), "--bind-address", "127.0.0.1", "--disable-banner", "--no-request-journal"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("java does not start; install a Java runtime, 17 or newer.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var proxy = new SlowProxy(process, address);
        for (var begun = Stopwatch.StartNew(); !await proxy.IsUpAsync();)
        {
            if (process.HasExited || begun.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException("WireMock does not start.");
            }

            await Task.Delay(100);
        }

        return proxy;
    }

    /// <summary>From now on each call goes there, and its answer comes after the delay.</summary>
    public async Task LeadToAsync(Uri server, int milliseconds)
    {
        using var reset = await _admin.PostAsync(new Uri("/__admin/reset", UriKind.Relative), null);
        using var mapping = await _admin.PostAsJsonAsync("/__admin/mappings", new
        {
            request = new { method = "ANY", urlPattern = ".*" },
            response = new { proxyBaseUrl = server.AbsoluteUri.TrimEnd('/'), fixedDelayMilliseconds = milliseconds },
        });
        mapping.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _admin.Dispose();
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var answer = await _admin.GetAsync(new Uri("/__admin/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Jar()
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var folder = Path.Combine(place.FullName, "tests/Connectors.Tests/WireMock/node_modules/wiremock/build");
            if (Directory.Exists(folder))
            {
                return Directory.EnumerateFiles(folder, "*.jar").First();
            }
        }

        throw new InvalidOperationException("WireMock is not installed: npm ci in tests/Connectors.Tests/WireMock.");
    }
}
