using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Refuses to publish a workflow whose cron expressions, zones or intervals cannot be read: every error at once.</summary>
internal sealed class ScheduleCheck(ProductCalendar calendar) : IDefinitionCheck
{
    public ValueTask<IReadOnlyList<DefinitionError>> CheckAsync(WorkflowDefinition definition, CancellationToken cancellationToken) =>
        new([.. ScheduledActivity.Of(definition).SelectMany(activity =>
            Check(activity).Select(message => new DefinitionError($"activity '{activity.ActivityId}'", message)))]);

    private IReadOnlyList<string> Check(ScheduledActivity activity) => activity.Cron is { } cron
        ? ScheduleTimes.Check(ScheduleKind.Cron, cron, activity.TimeZone ?? calendar.DefaultZone)
        : ScheduleTimes.Check(ScheduleKind.Interval, ScheduleTimes.Of(activity.Interval!.Value), calendar.DefaultZone);
}
