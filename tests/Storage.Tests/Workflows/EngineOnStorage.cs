using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Tests;

namespace WorkflowConnect.Storage.Tests.Workflows;

/// <summary>The real engine on the given stores, with effects that are remembered.</summary>
internal sealed class EngineOnStorage : IDisposable
{
    private readonly ServiceProvider _services;

    public EngineOnStorage(IWorkflowInstanceStore instances, IWorkflowDefinitionStore definitions, Effects effects, FakeClock clock)
    {
        Clock = clock;
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(effects)
            .AddSingleton(instances)
            .AddSingleton(definitions);
        services.AddWorkflowEngine().AddActivity<EffectActivity>().AddActivity<ReviewActivity>();
        _services = services.BuildServiceProvider();
    }

    public FakeClock Clock { get; }

    public WorkflowRuntime Runtime => _services.GetRequiredService<WorkflowRuntime>();

    public async Task ImportAsync(string json) =>
        (await _services.GetRequiredService<WorkflowCatalog>().ImportAsync(json)).Errors.ShouldBeEmpty();

    /// <summary>What the world does, again and again if need be: starts, decides, and lets time pass.</summary>
    public async Task DriveAsync(string instanceId)
    {
        await Runtime.StartAsync(new StartWorkflow { DefinitionId = "d", InstanceId = instanceId });
        await Runtime.ResumeAsync("Review", new ReviewStimulus("4711"), new Dictionary<string, object?> { ["decision"] = "Hit" });
        Clock.Now += TimeSpan.FromHours(1);
        await Runtime.ResumeDueAsync(Clock.Now, 100);
    }

    public void Dispose() => _services.Dispose();
}
