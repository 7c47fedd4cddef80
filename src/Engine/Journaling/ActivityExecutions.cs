using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// Folds a journal into one record per execution of an activity. Nothing of it is stored twice: the journal is the
/// truth, this is a view of it.
/// </summary>
public static class ActivityExecutions
{
    /// <summary>The executions in the order in which they began.</summary>
    /// <param name="journal">The whole journal of the instance, by sequence.</param>
    /// <param name="instance">Status of the instance: what was cut short by its end is not shown as running.</param>
    public static IReadOnlyList<ActivityExecution> Fold(IEnumerable<JournalRow> journal, WorkflowInstanceRow instance)
    {
        var order = new List<string>();
        var executions = new Dictionary<string, ActivityExecution>(StringComparer.Ordinal);
        foreach (var entry in journal)
        {
            if (!executions.TryGetValue(entry.ActivityInstanceId, out var execution))
            {
                order.Add(entry.ActivityInstanceId);
                execution = Begin(entry);
            }

            executions[entry.ActivityInstanceId] = Apply(execution, entry);
            if (entry.EventName == JournalEvents.Faulted)
            {
                CountFault(executions, entry.ActivityInstanceId);
            }
        }

        return [.. order.Select(id => instance.Status == WorkflowStatus.Finished ? End(executions[id], instance) : executions[id])];
    }

    /// <summary>Id of the instance that an execution's id names, or null when it is no such id.</summary>
    public static string? InstanceOf(string executionId) => ContextId.InstanceOf(executionId);

    /// <summary>The execution of a parent's journal that started a child instance, or null.</summary>
    public static ActivityExecution? StarterOf(string childInstanceId, IEnumerable<ActivityExecution> parents) =>
        parents.FirstOrDefault(execution => ContextId.OfChild(execution.Id) == childInstanceId);

    private static ActivityExecution Begin(JournalRow entry) => new()
    {
        Id = entry.ActivityInstanceId,
        InstanceId = entry.InstanceId,
        ParentId = entry.ParentActivityInstanceId,
        ActivityId = entry.ActivityId,
        NodeId = entry.NodeId,
        ActivityType = entry.ActivityType,
        ActivityTypeVersion = entry.ActivityTypeVersion,
        ActivityName = entry.ActivityName,
        StartedAt = entry.Timestamp,
        Status = ActivityStatus.Pending,
        SchedulingExecutionId = entry.SchedulingActivityInstanceId,
        SchedulingActivityId = entry.SchedulingActivityId,
        CallStackDepth = entry.CallStackDepth,
    };

    private static ActivityExecution Apply(ActivityExecution execution, JournalRow entry)
    {
        execution = execution with
        {
            ActivityState = entry.ActivityState ?? execution.ActivityState,
            Outputs = Merge(execution.Outputs, entry.Outputs),
            Payload = Merge(execution.Payload, entry.EventName is JournalEvents.Faulted or JournalEvents.RetryScheduled ? null : entry.Payload),
            ExceptionType = entry.ExceptionType ?? execution.ExceptionType,
            ExceptionMessage = entry.ExceptionType is null ? execution.ExceptionMessage : entry.Message,
        };
        return entry.EventName switch
        {
            // An execution that a crash cut off, or that is retried, begins again.
            JournalEvents.Started or JournalEvents.Resumed => execution with
            {
                Status = ActivityStatus.Running,
                HasBookmarks = false,
                CompletedAt = null,
                IsFaulted = false,
                ExceptionType = null,
                ExceptionMessage = null,
            },
            JournalEvents.Suspended or JournalEvents.RetryScheduled => execution with { Status = ActivityStatus.Running, HasBookmarks = true },
            JournalEvents.Completed => Ended(execution, ActivityStatus.Completed, entry),
            JournalEvents.Canceled => Ended(execution, ActivityStatus.Canceled, entry),
            JournalEvents.Faulted => Ended(execution, ActivityStatus.Faulted, entry) with { CompletedAt = null, IsFaulted = true },
            JournalEvents.PreconditionFailed => execution with { Status = ActivityStatus.Pending },
            _ => execution,
        };
    }

    private static ActivityExecution Ended(ActivityExecution execution, ActivityStatus status, JournalRow entry) =>
        execution with { Status = status, CompletedAt = entry.Timestamp, HasBookmarks = false };

    // Whoever looks at a container wants to know that something in it failed.
    private static void CountFault(Dictionary<string, ActivityExecution> executions, string? id)
    {
        for (var guard = executions.Count; id is not null && guard > 0 && executions.TryGetValue(id, out var execution); guard--)
        {
            executions[id] = execution with { AggregateFaultCount = execution.AggregateFaultCount + 1 };
            id = execution.ParentId;
        }
    }

    private static ActivityExecution End(ActivityExecution execution, WorkflowInstanceRow instance)
    {
        if (execution.Status is not (ActivityStatus.Running or ActivityStatus.Pending))
        {
            return execution;
        }

        var status = instance.SubStatus == WorkflowSubStatus.Faulted && execution.AggregateFaultCount > 0 ? ActivityStatus.Faulted
            : instance.SubStatus == WorkflowSubStatus.Finished ? ActivityStatus.Completed
            : ActivityStatus.Canceled;
        return execution with { Status = status, HasBookmarks = false, CompletedAt = instance.FinishedAt ?? instance.UpdatedAt };
    }

    private static string? Merge(string? earlier, string? later)
    {
        if (earlier is null || later is null)
        {
            return later ?? earlier;
        }

        if (JsonNode.Parse(earlier, documentOptions: JsonValues.Reading) is not JsonObject merged || JsonNode.Parse(later, documentOptions: JsonValues.Reading) is not JsonObject added)
        {
            return later;
        }

        foreach (var (key, value) in added)
        {
            merged[key] = value?.DeepClone();
        }

        return merged.ToJsonString(JsonValues.Relaxed);
    }
}
