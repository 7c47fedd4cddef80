using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Registers the re-screening of customers.</summary>
public static class RescreeningRegistration
{
    public static IServiceCollection AddRescreening(this IServiceCollection services) =>
        services
            .AddSingleton<SelectCustomers>();
}
