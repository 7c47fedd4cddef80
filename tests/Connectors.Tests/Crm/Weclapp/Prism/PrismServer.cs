using System.Diagnostics;
using System.Globalization;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp.Prism;

/// <summary>Prism, a process of its own, with weclapp's API description: it refuses a request that does not fit.</summary>
public sealed class PrismServer : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private Process _process = null!;

    internal HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var (folder, port) = (WeclappSpec.Folder(), FreePort.Find());
        var program = Path.Combine(folder, "node_modules/@stoplight/prism-cli/dist/index.js");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("Prism is not installed: npm ci in tests/Connectors.Tests/Crm/Weclapp/Prism.");
        }

        Client.BaseAddress = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
        string[] arguments = [program, "mock", "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), Path.Combine(folder, "weclapp-v2.json")];
        _process = Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("node does not start; install Node.js, 20 or newer.");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        while (!await IsUpAsync())
        {
            _process.HasExited.ShouldBeFalse("Prism ended at start.");
            clock.Elapsed.ShouldBeLessThan(StartLimit);
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("tag", UriKind.Relative));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
