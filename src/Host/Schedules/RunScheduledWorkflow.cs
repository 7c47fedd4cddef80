using Quartz;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Starts a workflow at one occurrence of its schedule. The occurrence names the run, so that it happens once.</summary>
[DisallowConcurrentExecution]
internal sealed class RunScheduledWorkflow(WorkflowRuntime runtime, WorkflowCatalog catalog) : IJob
{
    public const string DefinitionKey = "definitionId";
    public const string ActivityKey = "activityId";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (definition, activity) = (context.MergedJobDataMap.GetString(DefinitionKey), context.MergedJobDataMap.GetString(ActivityKey));
        var cron = catalog.Triggers.Cron.FirstOrDefault(c => c.Trigger.DefinitionId == definition && c.Trigger.ActivityId == activity);
        if (cron is not null)
        {
            var occurrence = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
            await runtime.StartTriggerAsync(cron.Trigger, idempotencyKey: $"cron:{occurrence.UtcTicks}", cancellationToken: cancellationToken);
        }
    }
}
