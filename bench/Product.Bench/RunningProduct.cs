using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Product.Bench;

/// <summary>The built product as a process of its own, with a data directory that goes with it.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    public const string Key = "bench-key-of-this-process-only";
    public const string Password = "bench-password-of-this-process-only";
    private readonly Process _process;
    private readonly string _data;

    private RunningProduct(Process process, string data, Uri address) => (_process, _data, Address) = (process, data, address);

    public Uri Address { get; }

    public static async Task<RunningProduct> StartAsync(string dll, string? postgres)
    {
        var data = Directory.CreateTempSubdirectory("wfc-bench-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.GetFullPath(dll), "serve", "--data", data, "--urls", address.ToString() })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Screening__Profile__AllowSampleLists"] = "true";
        start.Environment["Lists__UpdateAtStart"] = "false";
        start.Environment["Intake__Sources__contact-form__ApiKey"] = Key;
        start.Environment["Access__Administrator__Password"] = Password;
        if (postgres is not null)
        {
            start.Environment["WORKFLOWCONNECT_POSTGRES"] = postgres;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return new RunningProduct(process, data, address);
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }

        throw new InvalidOperationException("The product did not start within a minute.");
    }

    /// <summary>Lets the client speak as the administrator.</summary>
    public static async Task SignInAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/elsa/api/identity/login", new { username = "admin", password = Password });
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body!["accessToken"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
