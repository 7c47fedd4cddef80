using System.Diagnostics;
using System.Globalization;
using System.Net;
using Npgsql;

namespace WorkflowConnect.Tests.Shared;

/// <summary>
/// A PostgreSQL server of the test run's own: a free port, a temporary folder, gone at the end. Unlike production
/// it does not flush to disk. Linked into every test project that needs it; register it as an assembly fixture.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "wfc-pg-" + Path.GetRandomFileName());
    private readonly int _port = FreePort.Find();
    private int _databases;

    private static string Bin => Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);

        // initdb refuses root; "postgres" is the user that Debian's package brings.
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", _folder);
        }

        await AsPostgresAsync($"{Bin}/initdb", "-D", _folder + "/data", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8");
        await AsPostgresAsync(
            $"{Bin}/pg_ctl", "-D", _folder + "/data", "-w", "-t", "60", "-l", _folder + "/log",
            "-o", $"-p {_port} -k {_folder} -c fsync=off -c deadlock_timeout=50ms -c synchronous_commit=off -c listen_addresses=127.0.0.1 -c max_connections=300", "start");
    }

    /// <summary>A new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "test" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = source.CreateCommand("CREATE DATABASE " + name);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        await AsPostgresAsync($"{Bin}/pg_ctl", "-D", _folder + "/data", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static Task AsPostgresAsync(params string[] command) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", .. command])
        : RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string file, params string[] arguments)
    {
        // Output stays unread on purpose: the server inherits the handles, so reading to the end would never end.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", file, .. arguments]) { WorkingDirectory = "/tmp" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Include Error Detail=true";
}
