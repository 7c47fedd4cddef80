using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Crm;

/// <summary>Registers what is done through the CRM port.</summary>
public static class CrmRegistration
{
    public static IServiceCollection AddCrmWrites(this IServiceCollection services) =>
        services
            .AddSingleton<PerformCrmWrites>()
            .AddSingleton<WriteLeadToCrm>()
            .AddSingleton<LogCheckInCrm>()
            .AddSingleton<EraseContact>();
}
