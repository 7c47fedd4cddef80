using Microsoft.Extensions.Options;
using Quartz;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Schedules;

/// <summary>Brings Quartz's schedules in line with the cron triggers of the published workflows.</summary>
internal sealed partial class ScheduleWorkflows(
    ISchedulerFactory factory,
    WorkflowCatalog catalog,
    IOptions<ProtocolOptions> protocols,
    ILogger<ScheduleWorkflows> logger) : IHostedService
{
    private const string Group = "workflows";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        var wanted = new HashSet<JobKey>();
        foreach (var cron in catalog.Triggers.Cron)
        {
            var key = new JobKey($"{cron.Trigger.DefinitionId}/{cron.Trigger.ActivityId}", Group);
            if (!CronExpression.TryParse(cron.Expression, out _))
            {
                NoCron(logger, cron.Trigger.DefinitionId, cron.Trigger.ActivityId);
                continue;
            }

            wanted.Add(key);
            await ScheduleAsync(scheduler, key, cron, cancellationToken);
        }

        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancellationToken))
        {
            if (!wanted.Contains(key))
            {
                await scheduler.DeleteJob(key, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Written anew only when it changed: a schedule that is replaced forgets the run that it missed.</summary>
    private async Task ScheduleAsync(IScheduler scheduler, JobKey key, CronTrigger cron, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(cron.TimeZone ?? protocols.Value.TimeZoneId);
        var known = await scheduler.GetTriggersOfJob(key, cancellationToken);
        if (known.OfType<ICronTrigger>().Any(t => t.CronExpressionString == cron.Expression && t.TimeZone.Id == zone.Id))
        {
            return;
        }

        var job = JobBuilder.Create<RunScheduledWorkflow>()
            .WithIdentity(key)
            .UsingJobData(RunScheduledWorkflow.DefinitionKey, cron.Trigger.DefinitionId)
            .UsingJobData(RunScheduledWorkflow.ActivityKey, cron.Trigger.ActivityId)
            .Build();
        var trigger = TriggerBuilder.Create()
            .WithIdentity(key.Name, Group)
            .WithCronSchedule(cron.Expression, schedule => schedule.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.DeleteJob(key, cancellationToken);
        await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
    }

    [LoggerMessage(EventId = 4401, Level = LogLevel.Error, Message = "Workflow {DefinitionId}, activity {ActivityId}: its cron expression cannot be read; it does not run.")]
    private static partial void NoCron(ILogger logger, string definitionId, string activityId);
}
