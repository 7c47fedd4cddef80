using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Killing;

public sealed class KilledRunsOnSqlite() : KilledRunTests(null);

public sealed class KilledRunsOnPostgres(PostgresServer server) : KilledRunTests(server)
{
    [Fact]
    public async Task Two_nodes_share_the_work_and_no_effect_happens_twice()
    {
        using var first = Begin(RunningProcess.Shared);
        using var second = Begin(RunningProcess.Shared);
        await Task.WhenAll(ReadAsync(first, int.MaxValue), ReadAsync(second, int.MaxValue));
        await EndsWellAsync(first);
        await EndsWellAsync(second);
        await HoldsAsync(repeatsAllowed: false);
    }

    [Fact]
    public async Task What_a_killed_node_had_in_work_is_taken_over_by_the_other()
    {
        using var victim = Begin(RunningProcess.Shared);
        await ReadAsync(victim, 4);
        using var heir = Begin(RunningProcess.Shared);
        await ReadAsync(victim, 3);
        victim.Kill();
        await victim.WaitForExitAsync(Token);
        await ReadAsync(heir, int.MaxValue);
        await EndsWellAsync(heir);
        await HoldsAsync(repeatsAllowed: true);
    }
}

/// <summary>However often the process is killed, the world afterwards is that of an undisturbed run.</summary>
public abstract class KilledRunTests(PostgresServer? server) : StorageTest(server)
{
    // After so many effects it is killed; then it is started again, until nobody kills it any more.
    private static readonly int[] Kills = [1, 9, 3, 12, 4];

    // 3 runs of each flow: 8 and 6 effects in the loops, 4 around the fork, 3 and 2 around the waits.
    private const int ExpectedEffects = 3 * (8 + 6 + 4 + 3 + 2);

    private readonly string _effects = Path.Combine(Path.GetTempPath(), "wfc-effects-" + Path.GetRandomFileName());

    [Fact]
    public async Task Loops_forks_delays_and_waiting_runs_end_after_many_kills_as_if_there_had_been_none()
    {
        foreach (var effects in Kills)
        {
            using var process = Begin(RunningProcess.Alone);
            await ReadAsync(process, effects);
            process.Kill();
            await process.WaitForExitAsync(Token);
        }

        using var last = Begin(RunningProcess.Alone);
        await ReadAsync(last, int.MaxValue);
        await EndsWellAsync(last);
        await HoldsAsync(repeatsAllowed: true);
    }

    protected async Task HoldsAsync(bool repeatsAllowed)
    {
        var keys = await System.IO.File.ReadAllLinesAsync(_effects, Token);
        keys.Distinct().Count().ShouldBe(ExpectedEffects, "each effect by its key");
        if (!repeatsAllowed)
        {
            keys.Length.ShouldBe(ExpectedEffects, "and nobody did one again");
        }

        var store = Node.GetRequiredService<IWorkflowInstanceStore>();
        foreach (var id in RunningProcess.Runs)
        {
            var row = (await store.FindAsync(id, Token))!;
            row.SubStatus.ShouldBe(WorkflowSubStatus.Finished, id);
            row.Owner.ShouldBeNull(id);
            row.IncidentCount.ShouldBe(0, id);
            row.State.ShouldContain("-out", Case.Sensitive, id);
            (await store.ListBookmarksAsync(id, Token)).ShouldBeEmpty(id);
            var journal = await store.ListJournalAsync(id, 0, 1_000, Token);
            journal.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(0, journal.Count), id);
            journal.Count.ShouldBeGreaterThan(5, id);
        }

        System.IO.File.Delete(_effects);
    }

    protected Process Begin(string company) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        [.. HostArguments(), RunningProcess.Argument, (IsPostgres ? StorageProvider.Postgres : StorageProvider.Sqlite).ToString(), Target, _effects, company])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Waits until it has had so many effects, or has ended.</summary>
    protected static async Task ReadAsync(Process process, int effects)
    {
        for (var seen = 0; seen < effects && await process.StandardOutput.ReadLineAsync(Token) is not null; seen++)
        {
        }
    }

    protected static async Task EndsWellAsync(Process process)
    {
        await process.WaitForExitAsync(Token);
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>Where the tests run in the dotnet host or a test host, the assembly has to be named.</summary>
    private static string[] HostArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(RunningProcess).Assembly.Location] : [];
}
