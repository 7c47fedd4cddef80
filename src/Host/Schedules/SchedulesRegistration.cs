using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Registers the schedules of workflows.</summary>
internal static class SchedulesRegistration
{
    /// <summary>What every verb needs: a calendar for the engine, and the check before a workflow is published.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services)
    {
        services.AddScheduleRows();
        services.AddOptions<ScheduleOptions>().BindConfiguration("Schedules").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleOptionsValidator>();
        services.AddSingleton<ProductCalendar>();
        services.AddSingleton<ICronCalendar>(s => s.GetRequiredService<ProductCalendar>());
        services.AddSingleton<IDefinitionCheck, ScheduleCheck>();
        return services;
    }

    /// <summary>What only the server does: look at the rows and start what is due.</summary>
    public static IServiceCollection AddScheduleTicks(this IServiceCollection services) => services
        .AddSingleton<SchedulesOfWorkflows>()
        .AddSingleton<StartOccurrences>()
        .AddHostedService<TickSchedules>();
}
