using System.Diagnostics;
using System.Globalization;
using WorkflowConnect.Connectors.Tests.Crm.Weclapp;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>Prism, a process of its own.</summary>
internal sealed class PrismProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private PrismProcess(Process process, Uri address) => (_process, Client) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    /// <param name="mode">What Prism does: <c>mock</c> or <c>proxy</c>.</param>
    /// <param name="description">The file with the API description.</param>
    /// <param name="upstream">Where a proxy passes on to.</param>
    /// <param name="probe">A path, to see whether it is up.</param>
    public static async Task<PrismProcess> StartAsync(string mode, string description, Uri? upstream, string probe)
    {
        var (program, port) = (Path.Combine(WeclappSpec.Folder(), "node_modules/@stoplight/prism-cli/dist/index.js"), FreePort.Find());
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("Prism is not installed: npm ci in tests/Connectors.Tests/Crm/Weclapp/Prism.");
        }

        string[] arguments = [program, mode, description, .. upstream is null ? Array.Empty<string>() : [upstream.AbsoluteUri], "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture)];
        var prism = new PrismProcess(Start(arguments), new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/"));
        prism._process.BeginOutputReadLine();
        prism._process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        while (!await prism.IsUpAsync(probe))
        {
            prism._process.HasExited.ShouldBeFalse("Prism ended at start.");
            clock.Elapsed.ShouldBeLessThan(StartLimit);
            await Task.Delay(100);
        }

        return prism;
    }

    /// <summary>Runs a script of ours beside Prism, with its modules.</summary>
    public static async Task RunAsync(string script, params string[] arguments)
    {
        using var process = Start([Path.Combine(WeclappSpec.Folder(), script), .. arguments]);
        process.BeginOutputReadLine();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, errors);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
        ?? throw new InvalidOperationException("node does not start; install Node.js, 20 or newer.");

    private async Task<bool> IsUpAsync(string probe)
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(probe, UriKind.Relative));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
