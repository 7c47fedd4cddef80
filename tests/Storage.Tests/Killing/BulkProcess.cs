using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Tests;

namespace WorkflowConnect.Storage.Tests.Killing;

/// <summary>Dispatches children in bulk until it is killed or they have ended; says each child that ended on its standard output.</summary>
internal static class BulkProcess
{
    public const string Argument = "bulk-until-killed";
    public const string Parent = "parent";

    public static async Task<int> RunAsync(string provider, string target, int count)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o =>
        {
            o.Provider = Enum.Parse<StorageProvider>(provider);
            o.File = target;
            o.ConnectionString = target;
        });
        services.AddWorkflowEngine();
        services.AddSingleton<ICheckpointObserver>(new SayEnded());
        await using var node = services.BuildServiceProvider();
        var runtime = node.GetRequiredService<WorkflowRuntime>();
        await ImportAsync(node.GetRequiredService<WorkflowCatalog>(), count);
        await runtime.StartAsync(new StartWorkflow { DefinitionId = "bulk", InstanceId = Parent });
        await runtime.WhenBulkIsIdleAsync();
        await Console.Out.WriteLineAsync($"{(await runtime.FindAsync(Parent))!.SubStatus}, {Environment.WorkingSet >> 20} MiB, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB managed");
        return 0;
    }

    public static async Task ImportAsync(WorkflowCatalog catalog, int count)
    {
        var child = Flow.Act("out", "Elsa.SetOutput", ("outputName", Flow.Literal("n")), ("outputValue", new { typeName = "Object", expression = new { type = "Input", value = "Item" } }));
        var items = System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, count).Select(n => $"customer {n.ToString(CultureInfo.InvariantCulture)}"));
        var parent = Flow.Act("bulk", "Elsa.BulkDispatchWorkflows",
            ("workflowDefinitionId", Flow.Literal("child")), ("items", new { typeName = "Object", expression = new { type = "Object", value = items } }));
        var after = Flow.Act("after", "Elsa.SetOutput", ("outputName", Flow.Literal("done")), ("outputValue", Flow.Literal("yes")));
        foreach (var json in new[] { Flow.Definition("child", Flow.Sequence("cs", child)), Flow.Definition("bulk", Flow.Sequence("s", parent, after)) })
        {
            (await catalog.ImportAsync(json)).Errors.ShouldBeEmpty();
        }
    }

    private sealed class SayEnded : ICheckpointObserver
    {
        public void Saved(WorkflowInstanceRow instance)
        {
            if (instance.ParentInstanceId is not null && instance.FinishedAt is not null)
            {
                Console.Out.WriteLine(instance.Id);
            }
        }
    }
}
