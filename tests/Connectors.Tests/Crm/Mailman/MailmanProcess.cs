using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>
/// Mailman itself, as Debian's package mailman3 has it: its REST runner with a configuration, a database and queues of its own.
/// Nothing else of it runs, so that what it would send stays in a queue, where it can be counted.
/// </summary>
public sealed class MailmanProcess : IAsyncLifetime
{
    private const string Runner = "/usr/lib/mailman3/bin/runner";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("wfc-mailman-").FullName;
    private readonly HttpClient _client = new();
    private Process? _process;
    private int _domains;

    public static bool IsInstalled => File.Exists(Runner);

    /// <summary>Without the version of the API.</summary>
    public Uri Address => _client.BaseAddress!;

    /// <summary>As it calls itself.</summary>
    public string Version => (string)Ask(HttpMethod.Get, "system/versions")!["mailman_version"]!;

    /// <summary>How many e-mails it would have sent.</summary>
    public int Mails => Directory.Exists(Queue) ? Directory.GetFiles(Queue, "*.pck").Length : 0;

    private string Queue => Path.Combine(_folder, "var/queue/virgin");

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled)
        {
            return;
        }

        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        _client.BaseAddress = new Uri($"http://127.0.0.1:{port}/");
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"restadmin:{MailmanServer.Password}")));
        var configuration = Path.Combine(_folder, "mailman.cfg");
        await File.WriteAllTextAsync(configuration, Configuration(port));
        _process = Process.Start(new ProcessStartInfo(Runner, ["-C", configuration, "--runner=rest:0:1"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder })!;
        var said = new StringBuilder();
        _process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        _process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        while (!await IsUpAsync())
        {
            _process.HasExited.ShouldBeFalse($"Mailman ended at start: {said}");
            clock.Elapsed.ShouldBeLessThan(StartLimit);
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Nobody is there any more, and no e-mail.</summary>
    /// <returns>A domain without lists.</returns>
    public string Begin()
    {
        foreach (var user in Rows("users"))
        {
            Ask(HttpMethod.Delete, $"users/{user["user_id"]}");
        }

        foreach (var address in Rows("addresses"))
        {
            Ask(HttpMethod.Delete, $"addresses/{address["email"]}");
        }

        foreach (var mail in Directory.Exists(Queue) ? Directory.GetFiles(Queue) : [])
        {
            File.Delete(mail);
        }

        var domain = $"lists{++_domains}.example";
        Ask(HttpMethod.Post, "domains", new JsonObject { ["mail_host"] = domain });
        return domain;
    }

    /// <summary>Null where there is no answer in JSON.</summary>
    public JsonObject? Ask(HttpMethod method, string path, JsonObject? body = null) => Send(method, path, body?.ToJsonString()).Body is { Length: > 0 } json ? JsonNode.Parse(json)!.AsObject() : null;

    public IEnumerable<JsonObject> Rows(string path, JsonObject? sought = null) =>
        (Ask(sought is null ? HttpMethod.Get : HttpMethod.Post, path, sought)?["entries"] as JsonArray ?? []).Select(row => row!.AsObject());

    /// <param name="method">HTTP method.</param>
    /// <param name="path">Below the version.</param>
    /// <param name="body">JSON, or null.</param>
    /// <param name="authorization">In the place of the right one.</param>
    public (int Status, string Body) Send(HttpMethod method, string path, string? body, string? authorization = null)
    {
        using var message = new HttpRequestMessage(method, new Uri($"3.1/{path}", UriKind.Relative));
        if (authorization is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (body is not null)
        {
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = _client.Send(message);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return ((int)answer.StatusCode, reader.ReadToEnd());
    }

    private string Configuration(string port) => $"""
        [mailman]
        layout: here
        [paths.here]
        var_dir: {_folder}/var
        [webservice]
        hostname: 127.0.0.1
        port: {port}
        admin_user: restadmin
        admin_pass: {MailmanServer.Password}
        workers: 1
        [database]
        url: sqlite:///{_folder}/mailman.db
        [mta]
        incoming: mailman.mta.null.NullMTA
        """;

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri("3.1/system/versions", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
