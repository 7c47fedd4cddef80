using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Checks;

/// <summary>Registers the making of checks.</summary>
public static class ChecksRegistration
{
    public static IServiceCollection AddChecks(this IServiceCollection services) =>
        services
            .AddSingleton<RecordMethod>()
            .AddSingleton<PerformCheck>()
            .AddSingleton<RecordScreening>();
}
