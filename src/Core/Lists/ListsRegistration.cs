using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Lists;

/// <summary>Registers the sanctions lists.</summary>
public static class ListsRegistration
{
    /// <summary>
    /// Adds <see cref="ICurrentLists"/>, <see cref="ListStatuses"/>, <see cref="UpdateLists"/> and <see cref="ListLibrary"/>; the lists are open
    /// before the host takes requests. Options are bound to the section <c>Lists</c> and checked at start.
    /// </summary>
    public static IServiceCollection AddLists(this IServiceCollection services, Action<ListsOptions>? configure = null)
    {
        services.AddOptions<ListsOptions>().BindConfiguration(ListsOptions.Section).Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ListsOptions>, ListsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CurrentLists>();
        services.TryAddSingleton<ICurrentLists>(s => s.GetRequiredService<CurrentLists>());
        services.TryAddSingleton<ListLibrary>();
        services.TryAddSingleton<FindListVersion>();
        services.TryAddSingleton<HouseReminders>();
        services.TryAddSingleton<SampleLists>();
        services.TryAddSingleton<ListStatuses>();
        services.TryAddSingleton(s => new OpenLists(
            s.GetRequiredService<IOptions<ListsOptions>>(),
            s.GetRequiredService<ListLibrary>(),
            s.GetRequiredService<SampleLists>(),
            s.GetRequiredService<CurrentLists>(),
            s.GetRequiredService<ILogger<OpenLists>>()));
        services.TryAddSingleton(s => new UpdateLists(
            s.GetRequiredService<IOptions<ListsOptions>>(),
            s.GetRequiredService<IListDownloader>(),
            s.GetRequiredService<ListLibrary>(),
            s.GetRequiredService<CurrentLists>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<UpdateLists>>(),
            s.GetServices<IListGate>()));
        services.AddHostedService<ListsStartup>();
        services.AddHostedService<FollowLibrary>();
        return services;
    }

    /// <summary>Adds <see cref="KeepHouseList"/> and <see cref="FollowHouseList"/>; needs <see cref="IDatabase"/> and <see cref="IIdSource"/>.</summary>
    public static IServiceCollection AddHouseList(this IServiceCollection services)
    {
        services.TryAddSingleton(s => new FollowHouseList(
            s.GetRequiredService<IDatabase>(),
            s.GetRequiredService<ListLibrary>(),
            s.GetRequiredService<CurrentLists>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<FollowHouseList>>()));
        services.TryAddSingleton(s => new KeepHouseList(
            s.GetRequiredService<IDatabase>(),
            s.GetRequiredService<IIdSource>(),
            s.GetRequiredService<FollowHouseList>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<HouseListFollows>();
        return services;
    }
}
