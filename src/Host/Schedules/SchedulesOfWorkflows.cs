using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Host.Schedules;

/// <summary>The schedules that the published workflows ask for.</summary>
internal sealed class SchedulesOfWorkflows(WorkflowCatalog catalog, ProductCalendar calendar)
{
    /// <summary>Another one after each change of what is published, so that a change is noticed without a list of them.</summary>
    public TriggerIndex Current => catalog.Triggers;

    /// <summary>One a timed trigger.</summary>
    public IReadOnlyCollection<WantedSchedule> Of(TriggerIndex triggers) =>
        [.. triggers.All.Select(Wanted).OfType<WantedSchedule>().DistinctBy(wanted => wanted.Id)];

    private WantedSchedule? Wanted(TriggerEntry trigger) => trigger.Payload switch
    {
        CronStimulus cron => Wanted(trigger, ScheduleKind.Cron, cron.Expression, cron.TimeZone),
        TimerStimulus timer => Wanted(trigger, ScheduleKind.Interval, ScheduleTimes.Of(timer.Interval), null),
        StartAtStimulus start => Wanted(trigger, ScheduleKind.Once, ScheduleTimes.Of(start.ExecuteAt), null),
        _ => null,
    };

    private WantedSchedule Wanted(TriggerEntry trigger, ScheduleKind kind, string expression, string? timeZone) => new()
    {
        DefinitionId = trigger.DefinitionId,
        DefinitionVersion = trigger.Version,
        ActivityId = trigger.ActivityId,
        Kind = kind,
        Expression = expression,
        TimeZone = timeZone ?? (kind == ScheduleKind.Cron ? calendar.DefaultZone : "UTC"),
    };
}
