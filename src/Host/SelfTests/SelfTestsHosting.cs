using WorkflowConnect.Core.SelfTests;

namespace WorkflowConnect.Host.SelfTests;

/// <summary>Registers when the self-test runs.</summary>
internal static class SelfTestsHosting
{
    public static IServiceCollection AddSelfTestSchedule(this IServiceCollection services)
    {
        services.AddOptions<SelfTestOptions>()
            .BindConfiguration("SelfTest")
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZoneId, out _), "SelfTest:TimeZoneId must be an IANA time zone such as Europe/Berlin.")
            .Validate(o => o.AgainWhenRed >= TimeSpan.FromMinutes(1) && o.AgainWhenRed <= TimeSpan.FromHours(24), "SelfTest:AgainWhenRed must be 1 minute to 24 hours.")
            .ValidateOnStart();
        return services.AddHostedService<SelfTestSchedule>();
    }
}
