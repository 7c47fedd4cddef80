using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Engine.Tests;

/// <summary>An engine with a fake clock, effects that are remembered, and stores that outlive it.</summary>
internal sealed class TestEngine : IDisposable
{
    private readonly ServiceProvider services;

    public TestEngine(
        IWorkflowInstanceStore? store = null,
        TestEngine? sameWorldAs = null,
        Action<WorkflowEngineOptions>? configure = null)
    {
        Clock = sameWorldAs?.Clock ?? new FakeClock();
        Effects = sameWorldAs?.Effects ?? new Effects();
        JavaScript = sameWorldAs?.JavaScript ?? new FakeJavaScript();
        Lines = sameWorldAs?.Lines ?? new Lines();
        Sender = sameWorldAs?.Sender ?? new FakeSender();
        Store = store ?? sameWorldAs?.Store ?? new InMemoryWorkflowInstanceStore();
        Definitions = sameWorldAs?.Definitions ?? new InMemoryWorkflowDefinitionStore();
        var collection = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Effects)
            .AddSingleton<IExpressionEvaluator, FakeSecrets>()
            .AddSingleton(Background)
            .AddSingleton(Probe)
            .AddSingleton<IJavaScriptEvaluator>(JavaScript)
            .AddSingleton<ILineWriter>(Lines)
            .AddSingleton<IHttpSender>(Sender)
            .AddSingleton(Store)
            .AddSingleton(Definitions);
        collection.AddWorkflowEngine(configure).AddActivitiesFrom<TestEngine>();
        services = collection.BuildServiceProvider();
        Runtime = services.GetRequiredService<WorkflowRuntime>();
        Catalog = services.GetRequiredService<WorkflowCatalog>();
    }

    public FakeClock Clock { get; }

    public Effects Effects { get; }

    public Probe Probe { get; } = new();

    public BackgroundWorld Background { get; } = new();

    public FakeJavaScript JavaScript { get; }

    public Lines Lines { get; }

    public FakeSender Sender { get; }

    public IWorkflowInstanceStore Store { get; }

    public IWorkflowDefinitionStore Definitions { get; }

    public WorkflowRuntime Runtime { get; }

    public WorkflowCatalog Catalog { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<WorkflowDefinition> Import(string json)
    {
        var result = await Catalog.ImportAsync(json);
        result.Errors.ShouldBeEmpty();
        return result.Definition!;
    }

    /// <summary>Imports and starts as instance "i".</summary>
    public async Task<WorkflowRunState> Run(string json, IReadOnlyDictionary<string, object?>? input = null)
    {
        var definition = await Import(json);
        return await Runtime.StartAsync(new StartWorkflow { DefinitionId = definition.DefinitionId, InstanceId = "i", Input = input });
    }

    public async Task<string[]> Journal(string instanceId = "i") =>
        [.. (await Store.ListJournalAsync(instanceId, 0, 1000, default)).Select(row => $"{row.ActivityId} {row.EventName}")];

    public async Task<WorkflowRunState> State(string instanceId = "i") => (await Runtime.FindAsync(instanceId))!;

    public void Dispose() => services.Dispose();
}
