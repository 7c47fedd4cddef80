using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Alerts;

/// <summary>Registers alerts.</summary>
public static class AlertsRegistration
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) =>
        services
            .AddSingleton<RaiseAlert>();
}
