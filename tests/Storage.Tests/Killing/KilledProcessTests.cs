using System.Diagnostics;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Killing;

public sealed class KilledProcessOnSqlite() : KilledProcessTests(null);

public sealed class KilledProcessOnPostgres(PostgresServer server) : KilledProcessTests(server);

public abstract class KilledProcessTests(PostgresServer? server) : StorageTest(server)
{
    private const int IdLength = 32;

    [Fact]
    public async Task A_process_killed_while_it_writes_leaves_every_change_it_acknowledged_and_no_half_one()
    {
        var acknowledged = new List<string>();
        foreach (var count in new[] { 40, 300 })
        {
            acknowledged.AddRange(await WriteUntilKilledAsync(count));
        }

        var entries = await Read((work, token) => work.Ledger.ReadAsync(0, int.MaxValue, token));
        var leads = await Read((work, token) => work.Leads.LatestAsync(null, int.MaxValue, token));
        acknowledged.Count.ShouldBeGreaterThan(300);
        acknowledged.Except(entries.Select(e => e.Key)).ShouldBeEmpty();
        leads.Select(l => l.Id[..IdLength]).GroupBy(id => id).Select(g => (g.Key, g.Count())).Order()
            .ShouldBe(entries.Select(e => (e.Key, WritingProcess.LeadsPerChange)).Order());
        (await new VerifyLedger(Database).RunAsync(Token)).IsWhole.ShouldBeTrue();

        // And it is written on as if nothing had been.
        var next = await Write((work, token) => work.Ledger.AppendAsync(Sample.Draft("next"), token));
        next.Sequence.ShouldBe(entries.Count + 1);
        next.Number.ShouldBe(entries.Count + 1);
    }

    private async Task<IReadOnlyList<string>> WriteUntilKilledAsync(int count)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [.. HostArguments(), WritingProcess.Argument, (IsPostgres ? StorageProvider.Postgres : StorageProvider.Sqlite).ToString(), Target])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var acknowledged = new List<string>();
        try
        {
            while (acknowledged.Count < count)
            {
                acknowledged.Add(await process.StandardOutput.ReadLineAsync(Token) ?? throw new InvalidOperationException("The writing process ended by itself."));
            }
        }
        finally
        {
            process.Kill();
        }

        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            // The last one may have been cut off in the middle.
            if (line.Length == IdLength)
            {
                acknowledged.Add(line);
            }
        }

        await process.WaitForExitAsync(Token);
        return acknowledged;
    }

    /// <summary>Where the tests run in the dotnet host or a test host, the assembly has to be named.</summary>
    private static string[] HostArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(WritingProcess).Assembly.Location] : [];
}
