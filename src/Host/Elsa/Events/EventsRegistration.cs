using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>Registers what the endpoints of events and tasks need.</summary>
internal static class EventsRegistration
{
    public static IServiceCollection AddWorkflowEvents(this IServiceCollection services) => services
        .AddSingleton<WaitingTasks>()
        .AddSingleton<TriggerTokens>()
        .AddSingleton<ITriggerTokens>(s => s.GetRequiredService<TriggerTokens>());
}
