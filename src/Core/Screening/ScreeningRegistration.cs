using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkflowConnect.Core.Screening.Explaining;

namespace WorkflowConnect.Core.Screening;

public static class ScreeningRegistration
{
    /// <summary>
    /// The built-in matcher. Whoever keeps the lists calls <see cref="ScreeningIndexHolder.Replace"/> and may register
    /// an <see cref="IListFreshness"/>; without one a list is as old as its fetch.
    /// </summary>
    public static IServiceCollection AddScreening(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IListFreshness, NoFreshness>();
        services.TryAddSingleton<ScreeningIndexHolder>();
        services.TryAddSingleton<IScreener, BuiltInScreener>();
        services.TryAddSingleton<ExplainResult>();
        return services;
    }
}
