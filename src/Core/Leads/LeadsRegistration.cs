using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Leads;

/// <summary>Registers the taking in and closing of leads.</summary>
public static class LeadsRegistration
{
    public static IServiceCollection AddLeads(this IServiceCollection services) =>
        services
            .AddSingleton<LeadSignals>()
            .AddSingleton<AcceptLead>()
            .AddSingleton<ValidateLead>()
            .AddSingleton<CloseLead>();
}
