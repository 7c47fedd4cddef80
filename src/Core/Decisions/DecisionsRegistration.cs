using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Registers reviews.</summary>
public static class DecisionsRegistration
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) =>
        services
            .AddSingleton<OpenReview>()
            .AddSingleton<DecideReview>();
}
