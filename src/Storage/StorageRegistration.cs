using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Engine;
using WorkflowConnect.Storage.Ids;
using WorkflowConnect.Storage.Postgres;
using WorkflowConnect.Storage.Sqlite;
using WorkflowConnect.Storage.Workflows;

namespace WorkflowConnect.Storage;

/// <summary>Adds the product's tables to a host.</summary>
public static class StorageRegistration
{
    /// <summary>Adds <see cref="IDatabase"/>, <see cref="IIdSource"/> and the engine's stores. Register it first: its schema is ready before later services start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddOptions<StorageOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, UuidV7IdSource>();
        services.TryAddSingleton(Dialect);
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<Database>(
            provider, provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.TryAddSingleton<IDatabase>(provider => provider.GetRequiredService<Database>());
        services.Replace(ServiceDescriptor.Singleton<IWorkflowInstanceStore, WorkflowInstanceStore>());
        services.Replace(ServiceDescriptor.Singleton<IWorkflowDefinitionStore, WorkflowDefinitionStore>());
        services.AddHostedService<StorageStartup>();
        return services;
    }

    private static IDialect Dialect(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        return options.Provider == StorageProvider.Sqlite ? new SqliteDialect(options) : new PostgresDialect(options);
    }
}
