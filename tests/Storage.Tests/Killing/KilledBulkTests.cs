using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Killing;

public sealed class KilledBulkOnSqlite() : KilledBulkTests(null);

public sealed class KilledBulkOnPostgres(PostgresServer server) : KilledBulkTests(server);

public abstract class KilledBulkTests(PostgresServer? server) : StorageTest(server)
{
    private const int Children = 2_000;

    [Fact]
    public async Task A_bulk_dispatch_that_is_killed_in_the_middle_ends_with_every_child_once()
    {
        await DispatchUntilKilledAsync(300);

        // Another node takes over what the dead process left.
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o =>
        {
            o.Provider = IsPostgres ? StorageProvider.Postgres : StorageProvider.Sqlite;
            o.File = File;
            o.ConnectionString = Target;
        });
        services.AddWorkflowEngine();
        await using var node = services.BuildServiceProvider();
        var (runtime, store) = (node.GetRequiredService<WorkflowRuntime>(), node.GetRequiredService<IWorkflowInstanceStore>());
        await node.GetRequiredService<WorkflowCatalog>().ReloadAsync(Token);
        var before = await CountAsync(store);
        before.ShouldBeInRange(1, Children - 1);
        (await runtime.FindAsync(BulkProcess.Parent, Token))!.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);

        await runtime.RecoverAsync(cancellationToken: Token);
        for (var look = 1; look <= 3; look++)
        {
            await runtime.ResumeDueAsync(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5), 100, Token);
            await runtime.WhenBulkIsIdleAsync();
        }

        var parent = (await runtime.FindAsync(BulkProcess.Parent, Token))!;
        parent.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        parent.Output["done"].ShouldBe("yes");
        (await CountAsync(store)).ShouldBe(Children);
        (await CountAsync(store, WorkflowSubStatus.Finished)).ShouldBe(Children);
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        for (var skip = 0; skip < Children; skip += 500)
        {
            foreach (var row in (await store.ListAsync(new WorkflowInstanceQuery { DefinitionId = "child", Skip = skip, Take = 500 }, Token)).Items)
            {
                outputs.Add((string)(await runtime.FindAsync(row.Id, Token))!.Output["n"]);
            }
        }

        outputs.Count.ShouldBe(Children);
    }

    private static async Task<long> CountAsync(IWorkflowInstanceStore store, WorkflowSubStatus? status = null) =>
        (await store.ListAsync(new WorkflowInstanceQuery { DefinitionId = "child", SubStatus = status, Take = 1 }, Token)).TotalCount;

    private async Task DispatchUntilKilledAsync(int ended)
    {
        string[] host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BulkProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [
                .. host, BulkProcess.Argument, (IsPostgres ? StorageProvider.Postgres : StorageProvider.Sqlite).ToString(), Target,
                Children.ToString(CultureInfo.InvariantCulture),
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            for (var count = 0; count < ended; count++)
            {
                _ = await process.StandardOutput.ReadLineAsync(Token) ?? throw new InvalidOperationException("The dispatching process ended by itself.");
            }
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(Token);
    }
}
