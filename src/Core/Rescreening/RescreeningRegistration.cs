using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Registers the re-screening of customers.</summary>
public static class RescreeningRegistration
{
    public static IServiceCollection AddRescreening(this IServiceCollection services, Action<KnownPartiesOptions> configure)
    {
        services.AddOptions<KnownPartiesOptions>()
            .BindConfiguration("KnownParties")
            .Configure(configure)
            .Validate(o => o.SaveAfter >= TimeSpan.FromSeconds(1) && o.SaveAfter <= TimeSpan.FromDays(1), "KnownParties:SaveAfter must be 1 second to 1 day.")
            .Validate(o => o.CollectAgainAfter >= TimeSpan.FromHours(1) && o.CollectAgainAfter <= TimeSpan.FromDays(30), "KnownParties:CollectAgainAfter must be 1 hour to 30 days.")
            .ValidateOnStart();
        return services
            .AddSingleton<SelectCustomers>()
            .AddSingleton<KeepKnownParties>()
            .AddSingleton<RecordListDelta>()
            .AddSingleton<FindListDelta>()
            .AddSingleton<CheckLateCustomers>();
    }
}
