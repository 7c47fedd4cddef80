namespace WorkflowConnect.Engine.Activities;

/// <summary>A timed activity of a definition, with those of its inputs that are literals; exactly one of them says when.</summary>
public sealed record ScheduledActivity
{
    /// <summary>The activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>A cron expression.</summary>
    public string? Cron { get; init; }

    /// <summary>The time zone of the cron expression.</summary>
    public string? TimeZone { get; init; }

    /// <summary>An interval that starts workflows.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Those of a definition, for a host that checks them before it is published.</summary>
    public static IReadOnlyList<ScheduledActivity> Of(WorkflowDefinition definition) =>
        [.. definition.Graph.Nodes.Select(node => Of(node.Activity)).OfType<ScheduledActivity>()];

    private static ScheduledActivity? Of(Activity activity) => activity switch
    {
        Activities.Cron cron when cron.CronExpression is null => new() { ActivityId = cron.Id, Cron = "" },
        Activities.Cron { CronExpression.HasConstant: true } cron => new()
        {
            ActivityId = cron.Id,
            Cron = cron.CronExpression.Constant ?? "",
            TimeZone = cron.TimeZone is { HasConstant: true } zone && !string.IsNullOrWhiteSpace(zone.Constant) ? zone.Constant.Trim() : null,
        },
        Timer { Interval.HasConstant: true, CanStartWorkflow: true } timer => new() { ActivityId = timer.Id, Interval = timer.Interval.Constant },
        _ => null,
    };
}
