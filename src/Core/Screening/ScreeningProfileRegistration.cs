using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Screening;

/// <summary>Registers the policy of checks.</summary>
public static class ScreeningProfileRegistration
{
    public static IServiceCollection AddScreeningProfile(this IServiceCollection services)
    {
        services.AddOptions<ScreeningProfileOptions>()
            .BindConfiguration(ScreeningProfileOptions.Section)
            .Validate(o => o.ReviewThreshold is >= 0.5 and <= 1, "Screening:Profile:ReviewThreshold must be 0.5 to 1.")
            .Validate(o => o.HitThreshold >= o.ReviewThreshold && o.HitThreshold <= 1, "Screening:Profile:HitThreshold must lie between the review threshold and 1.")
            .Validate(o => o.MaximumListAgeHours is >= 1 and <= 720, "Screening:Profile:MaximumListAgeHours must be 1 to 720 hours.")
            .Validate(o => o.ClearanceDays is >= 1 and <= 1095, "Screening:Profile:ClearanceDays must be 1 to 1095 days.")
            .ValidateOnStart();
        return services.AddSingleton<IScreeningProfiles, ConfiguredProfiles>();
    }
}
