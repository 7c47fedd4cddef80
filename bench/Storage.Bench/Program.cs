using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Storage;

// Durable writes per second with 32 callers who each wait for their own. Arguments: a folder for SQLite's file,
// or a PostgreSQL connection string to an empty database.
var target = args.Length > 0 ? args[0] : Directory.CreateTempSubdirectory("wfc-bench-").FullName;
var services = new ServiceCollection();
services.AddLogging();
services.AddStorage(options =>
{
    var isPostgres = target.Contains('=', StringComparison.Ordinal);
    options.Provider = isPostgres ? StorageProvider.Postgres : StorageProvider.Sqlite;
    options.ConnectionString = isPostgres ? target : null;
    options.File = isPostgres ? options.File : Path.Combine(target, "bench.db");
});
await using var provider = services.BuildServiceProvider();
var database = provider.GetRequiredService<IDatabase>();
var ids = provider.GetRequiredService<IIdSource>();

await MeasureAsync("warm-up", 500, AddLeadAsync);
await MeasureAsync("leads", 10_000, AddLeadAsync);
await MeasureAsync("ledger", 5_000, AppendAsync);
await MeasureAsync("reads", 10_000, () => database.ReadAsync((work, token) => work.Leads.FindAsync("none", token), CancellationToken.None));
return;

async Task MeasureAsync(string what, int count, Func<Task> write)
{
    var left = count;
    var slowest = new long[count];
    var cpu = Process.GetCurrentProcess().TotalProcessorTime;
    var watch = Stopwatch.StartNew();
    await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
    {
        while (Interlocked.Decrement(ref left) is >= 0 and var index)
        {
            var start = Stopwatch.GetTimestamp();
            await write();
            slowest[index] = Stopwatch.GetTimestamp() - start;
        }
    })));
    Array.Sort(slowest);
    var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
    var p99 = Stopwatch.GetElapsedTime(0, slowest[count * 99 / 100]);
    Console.WriteLine($"{what}: {count / watch.Elapsed.TotalSeconds:0}/s, p99 {p99.TotalMilliseconds:0.0} ms, {used.TotalMicroseconds / count:0} µs of processor each");
}

Task AddLeadAsync()
{
    var id = ids.NewId();
    var lead = new Lead
    {
        Id = id,
        Source = "bench",
        ReplayKey = "bench/" + id,
        ContentSha256 = new string('a', 64),
        ReceivedAt = TimeProvider.System.GetUtcNow(),
        Status = LeadStatus.Received,
        InstanceId = id,
        Data = new LeadData { Person = new LeadPerson { GivenName = "Anna", FamilyName = "Muster", Email = "anna@example.org" }, Lists = ["News"] },
    };
    return database.WriteAsync(
        async (work, token) =>
        {
            // As the intake does: look for a replay, then add.
            if (await work.Leads.FindByReplayKeyAsync(lead.ReplayKey, token) is null)
            {
                await work.Leads.AddAsync(lead, token);
            }

            return true;
        },
        CancellationToken.None);
}

Task AppendAsync()
{
    var draft = new LedgerDraft
    {
        Kind = "check",
        Key = ids.NewId(),
        Reference = "bench",
        NumberSeries = "protocol",
        Payload = new JsonObject { ["outcome"] = "clear", ["score"] = 0.25 },
    };
    return database.WriteAsync((work, token) => work.Ledger.AppendAsync(draft, token), CancellationToken.None);
}
