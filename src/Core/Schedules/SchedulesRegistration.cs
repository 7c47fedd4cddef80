using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Core.Schedules;

/// <summary>Registers the schedules.</summary>
public static class SchedulesRegistration
{
    public static IServiceCollection AddScheduleRows(this IServiceCollection services) => services
        .AddSingleton<AlignSchedules>()
        .AddSingleton<ClaimOccurrences>()
        .AddSingleton<PauseSchedule>();
}
