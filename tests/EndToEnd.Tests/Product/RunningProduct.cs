using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>
/// The product as its users have it: a process of its own with a data directory, spoken to over HTTP and by its
/// verbs. It can be killed like by a power cut and started again on the same data and port.
/// </summary>
public sealed class RunningProduct : IAsyncDisposable
{
    public const string Key = "key-of-the-tests";

    /// <summary>The administrator whom the first start makes for the tests.</summary>
    public const string Administrator = "admin";
    public const string AdministratorPassword = "Kennwort-der-Tests-1";

    /// <summary>Of every user whom the tests make.</summary>
    public const string Password = "Passwort-der-Tests-2";
    public const string Secret = "secret-of-the-tests-0123456789";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);
    private static readonly string[] Sources = ["contact-form", "newsletter", "event"];

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Dictionary<string, string> _environment;
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
    private readonly string? _postgres;
    private readonly RunningProduct? _beside;
    private Process? _process;

    /// <param name="postgres">Its database, or null for a file.</param>
    /// <param name="environment">Settings.</param>
    /// <param name="beside">Another node, whose data directory and database it shares; or null.</param>
    public RunningProduct(string? postgres = null, IReadOnlyDictionary<string, string>? environment = null, RunningProduct? beside = null)
    {
        (_postgres, _beside) = (beside?._postgres ?? postgres, beside);
        Data = beside?.Data ?? Directory.CreateTempSubdirectory("wfc-e2e-").FullName;
        _environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Screening__Profile__AllowSampleLists"] = "true",
            ["Lists__UpdateAtStart"] = "false",
            ["Access__Administrator__Name"] = Administrator,
            ["Access__Administrator__Password"] = AdministratorPassword,
        };
        foreach (var source in Sources)
        {
            _environment[$"Intake__Sources__{source}__ApiKey"] = Key;
            _environment[$"Intake__Sources__{source}__HmacSecret"] = Secret;
        }

        Configure(environment);
        Address = new Uri($"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}");
        Http = NewClient();
        Stranger = NewClient();
    }

    /// <summary>The program that was built together with these tests.</summary>
    public static string Program => Path.Combine(Repository, "src", "Host", "bin", Configuration, "net10.0", "workflowconnect.dll");

    /// <summary>A file or folder of the source tree.</summary>
    public static string InRepository(string path) => Path.Combine(Repository, path);

    public string Data { get; }

    public Uri Address { get; }

    /// <summary>
    /// How to authenticate in a test: this client sends the administrator's access token with every call (who may do
    /// everything but vote). <see cref="AsAsync"/> gives a client of another user, made with the roles that the test
    /// is about; <see cref="Stranger"/> one of nobody. The intake's calls add their X-Api-Key, which is another matter.
    /// </summary>
    public HttpClient Http { get; }

    /// <summary>A client that is not signed in.</summary>
    public HttpClient Stranger { get; }

    /// <summary>Everything that was written to the console since the first start.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    private static string Repository => Above(AppContext.BaseDirectory, "WorkflowConnect.sln");

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Settings for the next start.</summary>
    public void Configure(IReadOnlyDictionary<string, string>? environment)
    {
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            _environment[name] = value;
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        List<string> arguments = ["serve", "--data", Data, "--urls", Address.ToString().TrimEnd('/')];
        if (_postgres is not null)
        {
            arguments.AddRange(["--postgres", _postgres]);
        }

        _process = Begin(arguments, _environment);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Until.TrueAsync(
            async () => !_process.HasExited && await IsUpAsync() || (_process.HasExited ? throw new InvalidOperationException("The product ended at start:\n" + string.Join('\n', _lines.TakeLast(20))) : false),
            "the product answers",
            StartLimit);
        Http.DefaultRequestHeaders.Authorization = await TokenAsync(Administrator, AdministratorPassword);
    }

    /// <summary>A client of the user of this name, who is made with the roles when there is none; their password is <see cref="Password"/>.</summary>
    public async Task<HttpClient> AsAsync(string user, params string[] roles)
    {
        if (!_clients.TryGetValue(user, out var client))
        {
            using var made = await Http.PostAsJsonAsync("/elsa/api/identity/users", new { name = user, password = Password, roles });
            made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
            client = NewClient();
            client.DefaultRequestHeaders.Authorization = await TokenAsync(user, Password);
            _clients[user] = client;
        }

        return client;
    }

    /// <summary>Signs in over the API as a program does.</summary>
    public async Task<AuthenticationHeaderValue> TokenAsync(string user, string password)
    {
        using var answer = await Stranger.PostAsJsonAsync("/elsa/api/identity/login", new { username = user, password });
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((bool)body["isAuthenticated"]!).ShouldBeTrue(body.ToJsonString());
        return new AuthenticationHeaderValue("Bearer", (string)body["accessToken"]!);
    }

    /// <summary>Kills it with SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Runs a verb on this product's data; the exit code and everything it printed.</summary>
    public Task<Finished> RunAsync(string verb, params string[] arguments) => RunProgramAsync(
        [verb, .. arguments, "--data", Data, .. _postgres is null ? Array.Empty<string>() : ["--postgres", _postgres]],
        _environment);

    /// <summary>Runs the program with any arguments.</summary>
    public static async Task<Finished> RunProgramAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Begin(arguments, environment ?? new Dictionary<string, string>(StringComparer.Ordinal));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The program did not end.", e);
        }

        return new Finished(process.ExitCode, await output, await error);
    }

    /// <summary>Asks its database behind its back.</summary>
    public async Task<IReadOnlyList<string[]>> QueryAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }

    public async Task<long> CountAsync(string sql) => long.Parse((await QueryAsync(sql))[0][0], CultureInfo.InvariantCulture);

    /// <summary>Changes its database behind its back; at least one row has to change.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        foreach (var client in _clients.Values.Append(Http).Append(Stranger))
        {
            client.Dispose();
        }

        if (_beside is null)
        {
            Directory.Delete(Data, recursive: true);
        }
    }

    private static Process Begin(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // Runs that last seconds do not get back what instrumented code costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The product did not start.");
    }

    private static string Above(string folder, string file)
    {
        var place = new DirectoryInfo(folder);
        while (!File.Exists(Path.Combine(place.FullName, file)))
        {
            place = place.Parent ?? throw new InvalidOperationException($"{file} is nowhere above {folder}.");
        }

        return place.FullName;
    }

    private HttpClient NewClient() => new() { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var answer = await Stranger.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = _postgres is not null
            ? new NpgsqlConnection(_postgres)
            : new SqliteConnection($"Data Source={Path.Combine(Data, "workflowconnect.db")};Pooling=false;Default Timeout=60");
        await connection.OpenAsync();
        return connection;
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
