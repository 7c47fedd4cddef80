using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Decisions;

/// <summary>Registers reviews and clearances.</summary>
public static class DecisionsRegistration
{
    public static IServiceCollection AddDecisions(this IServiceCollection services)
    {
        services.AddOptions<DecisionOptions>()
            .BindConfiguration(DecisionOptions.Section)
            .Validate(o => o.EscalateAfterHours is >= 1 and <= 720, "Decisions:EscalateAfterHours must be 1 to 720 hours.")
            .ValidateOnStart();
        return services
            .AddSingleton<OpenReview>()
            .AddSingleton<DecideReview>()
            .AddSingleton<RevokeClearance>()
            .AddSingleton<ExpireClearances>()
            .AddSingleton<EraseClearances>()
            .AddSingleton<BindClearances>()
            .AddSingleton<EscalateReviews>();
    }
}
