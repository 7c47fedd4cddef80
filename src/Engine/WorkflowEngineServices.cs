using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Engine;

/// <summary>Registers the engine.</summary>
public static class WorkflowEngineServices
{
    /// <summary>
    /// Registers the engine with its built-in activities. Stores in memory are used unless the host registers
    /// <see cref="IWorkflowInstanceStore"/> and <see cref="IWorkflowDefinitionStore"/>, before or after; both as singletons.
    /// </summary>
    public static WorkflowEngineBuilder AddWorkflowEngine(
        this IServiceCollection services, Action<WorkflowEngineOptions>? configure = null)
    {
        var builder = new WorkflowEngineBuilder(services).AddActivitiesFrom<WorkflowRuntime>();
        services.AddLogging();
        services.AddOptions<WorkflowEngineOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WorkflowEngineOptions>, WorkflowEngineOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorkflowIdSource, RandomWorkflowIdSource>();
        services.TryAddSingleton<IWorkflowInstanceStore, InMemoryWorkflowInstanceStore>();
        services.TryAddSingleton<IWorkflowDefinitionStore, InMemoryWorkflowDefinitionStore>();
        services.TryAddSingleton<ITransientFaultClassifier, TransientFaultClassifier>();
        services.TryAddSingleton<IJavaScriptEvaluator, NoJavaScript>();
        services.TryAddSingleton<IHttpSender, NoHttpSender>();
        services.TryAddSingleton<INodeIdentity, NodeIdentity>();
        services.TryAddSingleton<ICronCalendar, NoCronCalendar>();
        services.AddSingleton<JavaScriptExpressions>();
        services.AddSingleton<IExpressionEvaluator>(provider => provider.GetRequiredService<JavaScriptExpressions>());
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WorkflowEngineOptions>>().Value);
        services.AddSingleton(_ => new ActivityRegistry(builder.ActivityTypes));
        services.AddSingleton<CheckpointSaver>();
        services.AddSingleton(provider => new ResilienceStrategies(provider.GetRequiredService<WorkflowEngineOptions>()));
        services.AddSingleton<RetryAttempts>();
        services.AddSingleton<FaultHandler>();
        services.AddSingleton<WorkflowRunner>();
        services.AddSingleton<EmbeddableWorkflows>();
        services.AddSingleton<DefinitionExpansion>();
        services.AddSingleton<DefinitionReader>();
        services.AddSingleton<TriggerReader>();
        services.AddSingleton<PublicationChecks>();
        services.AddSingleton<ChildWorkflows>();
        services.AddSingleton<ManyChildren>();
        services.AddSingleton<BulkDispatch>();
        services.AddSingleton(provider => new RunEnvironment(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<WorkflowEngineOptions>(),
            provider.GetService<ILineWriter>(),
            provider.GetRequiredService<INodeIdentity>().Id));
        services.AddSingleton(provider => new WorkflowCatalog(
            provider.GetRequiredService<IWorkflowDefinitionStore>(),
            provider.GetRequiredService<DefinitionReader>(),
            provider.GetRequiredService<EmbeddableWorkflows>(),
            provider.GetRequiredService<TriggerReader>(),
            provider.GetRequiredService<PublicationChecks>(),
            provider.GetRequiredService<IWorkflowIdSource>(),
            provider.GetRequiredService<WorkflowEngineOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WorkflowCatalog>>()));
        services.AddSingleton(provider => new WorkflowRuntime(
            provider.GetRequiredService<IWorkflowInstanceStore>(),
            provider.GetRequiredService<WorkflowCatalog>(),
            provider.GetRequiredService<WorkflowRunner>(),
            provider.GetRequiredService<RunEnvironment>(),
            provider.GetRequiredService<IWorkflowIdSource>(),
            provider.GetRequiredService<BulkDispatch>(),
            provider.GetRequiredService<ILogger<WorkflowRuntime>>()));
        return builder;
    }
}
