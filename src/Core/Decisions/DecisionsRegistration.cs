using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Registers reviews and clearances.</summary>
public static class DecisionsRegistration
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) =>
        services
            .AddSingleton<OpenReview>()
            .AddSingleton<DecideReview>()
            .AddSingleton<RevokeClearance>()
            .AddSingleton<ExpireClearances>()
            .AddSingleton<EraseClearances>();
}
