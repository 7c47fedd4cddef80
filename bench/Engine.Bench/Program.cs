using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;

// Runs per second and bytes per run, one thread, in process. Elsa 3.8 on the same kind of machine: 2,700 runs of ten
// activities a second bare (131 to 165 KiB each), 331 with its journal, 20 loops over 1,000 items.
var ten = string.Join(",", Enumerable.Range(0, 10).Select(i => $$$$$$"""
    {"id":"a{{{{{{i}}}}}}","type":"Elsa.SetVariable","version":1,"variable":{"id":"v","name":"v"},"value":{"typeName":"Object","expression":{"type":"Literal","value":"{{{{{{i}}}}}}"}}}
    """));
var lines = string.Join(",", Enumerable.Range(0, 9).Select(i => $$$$$$"""{"source":{"activity":"a{{{{{{i}}}}}}","port":"Done"},"target":{"activity":"a{{{{{{i + 1}}}}}}","port":"In"}}"""));
var items = string.Join(",", Enumerable.Range(0, 1000));
Dictionary<string, string> flows = new(StringComparer.Ordinal)
{
    ["sequence"] = $$$$$$"""{"id":"root","type":"Elsa.Sequence","version":1,"activities":[{{{{{{ten}}}}}}]}""",
    ["flowchart"] = $$$$$$"""{"id":"root","type":"Elsa.Flowchart","version":1,"activities":[{{{{{{ten}}}}}}],"connections":[{{{{{{lines}}}}}}]}""",
    ["foreach1000"] = $$$$$$"""{"id":"root","type":"Elsa.ForEach","version":1,"items":{"expression":{"type":"Object","value":"[{{{{{{items}}}}}}]"}},"body":{"id":"b","type":"Elsa.SetVariable","version":1,"variable":{"id":"v"},"value":{"expression":{"type":"Literal","value":1}}}}""",
};

foreach (var journal in new[] { false, true })
{
    foreach (var (name, root) in flows)
    {
        await MeasureAsync(name, root, journal);
    }
}

static async Task MeasureAsync(string name, string root, bool journal)
{
    var services = new ServiceCollection();
    var store = new InMemoryWorkflowInstanceStore();
    services.AddSingleton<IWorkflowInstanceStore>(store);
    services.AddWorkflowEngine(options => options.Journal = journal);
    await using var provider = services.BuildServiceProvider();
    var result = await provider.GetRequiredService<WorkflowCatalog>().ImportAsync(
        $$$$$$"""{"definitionId":"{{{{{{name}}}}}}","name":"{{{{{{name}}}}}}","variables":[{"id":"v","name":"v","typeName":"Object"}],"root":{{{{{{root}}}}}}}""");
    if (!result.IsValid)
    {
        throw new InvalidDefinitionException(result.Errors);
    }

    var runtime = provider.GetRequiredService<WorkflowRuntime>();
    await RunAsync(TimeSpan.FromSeconds(2));
    GC.Collect();
    var before = GC.GetAllocatedBytesForCurrentThread();
    var (runs, elapsed) = await RunAsync(TimeSpan.FromSeconds(3));
    var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / runs;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-12} journal {(journal ? "on " : "off")} {runs / elapsed.TotalSeconds,10:N0} runs/s {bytes,10:N0} bytes/run"));

    async Task<(long Runs, TimeSpan Elapsed)> RunAsync(TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        long done = 0;
        while (watch.Elapsed < duration)
        {
            var state = await runtime.StartAsync(new StartWorkflow { DefinitionId = name });
            if (state.SubStatus != WorkflowConnect.Engine.Authoring.WorkflowSubStatus.Finished)
            {
                throw new InvalidOperationException(state.SubStatus.ToString());
            }

            store.Forget(state.InstanceId);
            done++;
        }

        return (done, watch.Elapsed);
    }
}
