using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Activities;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Engine.Tests;

namespace WorkflowConnect.Storage.Tests.Killing;

/// <summary>
/// A small host of the engine, to be killed: starts runs that loop, fork, wait for the clock and wait for an event,
/// holds a lease as the product does, and ends when all runs have ended.
/// </summary>
internal static class RunningProcess
{
    public const string Argument = "run-until-killed";
    public const string EffectLine = "effect";
    public const string Alone = "alone";
    public const string Shared = "shared";

    private const int RunsPerFlow = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly Dictionary<string, string> Flows = new(StringComparer.Ordinal)
    {
        ["loop"] = Flow.Definition("loop", Flow.Sequence("root",
            Flow.Act("each", "Elsa.ForEach", ("items", Flow.Literal(new[] { 1, 2, 3, 4 })), ("body", Flow.Sequence("body", Effect("a"), Effect("b")))), Out("each-out"))),
        ["for"] = Flow.Definition("for", Flow.Sequence("root",
            Flow.Act("for", "Elsa.For", ("start", Flow.Literal(1)), ("end", Flow.Literal(3)), ("body", Flow.Sequence("body", Effect("a"), Wait("wait", 200), Effect("b")))), Out("for-out"))),
        ["fork"] = Flow.Definition("fork", Flow.Chart("root",
            [Effect("a"), Effect("b"), Wait("wait", 500), Effect("c"), Effect("d"), Out("fork-out")], "a>b", "a>wait", "wait>c", "b>d", "c>d", "d>fork-out")),
        ["delay"] = Flow.Definition("delay", Flow.Sequence("root", Effect("a"), Wait("first", 700), Effect("b"), Wait("second", 300), Effect("c"), Out("delay-out"))),
        ["event"] = Flow.Definition("event", Flow.Sequence("root", Effect("a"), Flow.Act("wait", "Elsa.Event", ("eventName", Flow.Literal("go"))), Effect("b"), Out("event-out"))),
    };

    /// <summary>Ids of all runs.</summary>
    public static IReadOnlyList<string> Runs { get; } = [.. Flows.Keys.SelectMany(flow => Enumerable.Range(0, RunsPerFlow).Select(n => $"{flow}-{n}"))];

    /// <param name="provider">A <see cref="StorageProvider"/>.</param>
    /// <param name="target">File or connection string.</param>
    /// <param name="effects">File of the effects.</param>
    /// <param name="company"><see cref="Alone"/>: the others are dead; else their leases say so.</param>
    public static async Task<int> RunAsync(string provider, string target, string effects, string company)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new FileEffects(effects));
        services.AddStorage(o =>
        {
            o.Provider = Enum.Parse<StorageProvider>(provider);
            o.File = target;
            o.ConnectionString = target;
        });
        services.AddWorkflowEngine().AddActivity<FileEffectActivity>();
        await using var node = services.BuildServiceProvider();
        await LiveAsync(node, isAlone: company == Alone);
        return 0;
    }

    private static async Task LiveAsync(ServiceProvider node, bool isAlone)
    {
        var (database, runtime, time) = (node.GetRequiredService<IDatabase>(), node.GetRequiredService<WorkflowRuntime>(), node.GetRequiredService<TimeProvider>());
        var (catalog, id) = (node.GetRequiredService<WorkflowCatalog>(), node.GetRequiredService<INodeIdentity>().Id);
        await WriteAsync(database, async (work, token) =>
        {
            if (isAlone)
            {
                await work.Nodes.RemoveOthersAsync(id, token);
            }

            await work.Nodes.RenewAsync(id, Lease, token);
        });
        foreach (var definition in Flows.Values)
        {
            (await catalog.ImportAsync(definition)).Errors.ShouldBeEmpty();
        }

        // Beside the ticks, as in the product: the first bursts are where most kills shall fall.
        var starts = Runs.Select(run => runtime.StartAsync(new StartWorkflow { DefinitionId = run.Split('-')[0], InstanceId = run }).AsTask()).ToArray();
        while (!await AllFinishedAsync(runtime))
        {
            await WriteAsync(database, (work, token) => work.Nodes.RenewAsync(id, Lease, token));
            var living = (await database.ReadAsync((work, token) => work.Nodes.LivingAsync(token), default)).Select(other => other.Id).ToArray();
            await runtime.RecoverAsync(time.GetUtcNow() - TimeSpan.FromMinutes(1), living);
            await runtime.ResumeDueAsync(time.GetUtcNow(), 100);
            await runtime.ResumeAsync("Elsa.Event", new EventStimulus("go"));
            await Task.Delay(Pause);
        }

        await Task.WhenAll(starts);
    }

    private static async Task<bool> AllFinishedAsync(WorkflowRuntime runtime)
    {
        foreach (var run in Runs)
        {
            if ((await runtime.FindAsync(run))?.Status != WorkflowStatus.Finished)
            {
                return false;
            }
        }

        return true;
    }

    private static Task WriteAsync(IDatabase database, Func<IWork, CancellationToken, Task> change) => database.WriteAsync(
        async (work, token) =>
        {
            await change(work, token);
            return true;
        },
        default);

    private static Dictionary<string, object?> Effect(string id) => Flow.Act(id, "Test.FileEffect");

    private static Dictionary<string, object?> Wait(string id, int milliseconds) =>
        Flow.Act(id, "Elsa.Delay", ("timeSpan", Flow.Literal(TimeSpan.FromMilliseconds(milliseconds).ToString("c"))));

    private static Dictionary<string, object?> Out(string id) =>
        Flow.Act(id, "Elsa.SetOutput", ("outputName", Flow.Literal("o")), ("outputValue", Flow.Literal(id)));
}
