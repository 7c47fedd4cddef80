using System.Diagnostics;
using System.Net;
using System.Text;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>
/// The built product as a process of its own, as its users start it: on a free port, with data of its own. Its
/// administrator is that of <see cref="RunningProduct"/>.
/// </summary>
public sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly bool _ownsData;

    private ProductProcess(Process process, Uri baseAddress, string data, bool ownsData)
    {
        _process = process;
        BaseAddress = baseAddress;
        DataPath = data;
        _ownsData = ownsData;
    }

    public Uri BaseAddress { get; }

    public string DataPath { get; }

    /// <summary>All that it has printed so far, errors included.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a verb that serves and waits until it answers.</summary>
    /// <param name="verb"><c>demo</c> or <c>serve</c>.</param>
    /// <param name="args">Further arguments; <c>--data</c> and <c>--urls</c> are added.</param>
    /// <param name="data">Directory to go on with, or null for a new one that is deleted at the end.</param>
    public static async Task<ProductProcess> StartAsync(string verb, string[]? args = null, string? data = null)
    {
        var folder = data ?? Path.Combine(Path.GetTempPath(), "workflowconnect-" + Path.GetRandomFileName());
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["Access__Administrator__Name"] = RunningProduct.Administrator;
        start.Environment["Access__Administrator__Password"] = RunningProduct.AdministratorPassword;
        foreach (var argument in (string[])[Assembly(), verb, .. args ?? [], "--data", folder, "--urls", address.ToString().TrimEnd('/')])
        {
            start.ArgumentList.Add(argument);
        }

        var product = new ProductProcess(new Process { StartInfo = start }, address, folder, data is null);
        product.Begin();
        try
        {
            await product.UntilAnsweringAsync();
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }

        return product;
    }

    /// <summary>Waits until it has printed a text.</summary>
    public async Task UntilPrintedAsync(string text)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            HasExited.ShouldBeFalse(Output);
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        if (_ownsData && Directory.Exists(DataPath))
        {
            Directory.Delete(DataPath, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The program in its own output folder, where it finds what it carries; of this test's configuration.</summary>
    private static string Assembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "WorkflowConnect.sln")))
        {
            root = root.Parent;
        }

        root.ShouldNotBeNull("The tests run inside the source tree.");
        var path = Path.Combine(root.FullName, "src", "Host", "bin", output.Parent!.Name, output.Name, "workflowconnect.dll");
        File.Exists(path).ShouldBeTrue($"{path} is not built.");
        return path;
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Note(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private async Task UntilAnsweringAsync()
    {
        using var http = new HttpClient { BaseAddress = BaseAddress };
        using var limit = new CancellationTokenSource(Longest);
        while (true)
        {
            HasExited.ShouldBeFalse(Output);
            try
            {
                using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }
}
