using System.Globalization;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Engine;

/// <summary>Records an incident and decides what follows: another try, the end of the run, or of one branch.</summary>
internal sealed class FaultHandler(
    ITransientFaultClassifier classifier, ResilienceStrategies strategies, WorkflowEngineOptions options, ILogger<FaultHandler> logger)
{
    public const string RetryBookmark = "WorkflowConnect.Retry";

    public const string WithheldMessage = "The message is withheld because it may hold personal data.";

    public async ValueTask HandleAsync(ActivityExecutionContext context, Exception error)
    {
        var run = context.WorkflowExecutionContext;
        run.IsDirty = true;
        if (await NextTryAsync(context, error) is { } delay)
        {
            Record(context, error, IncidentOutcome.RetryScheduled);
            ScheduleRetry(context, delay);
            return;
        }

        if (await OfferAsync(context, error))
        {
            // An ancestor took care of it: the branch ends, as if it had been cancelled.
            Record(context, error, IncidentOutcome.BranchFaulted);
            context.CancelTree();
            return;
        }

        var strategy = run.Workflow.IncidentStrategy ?? options.IncidentStrategy;
        context.Status = ActivityStatus.Faulted;
        context.ClearBookmarks();
        Record(context, error, strategy == IncidentStrategy.Fault ? IncidentOutcome.WorkflowFaulted : IncidentOutcome.BranchFaulted);
        if (strategy == IncidentStrategy.Fault)
        {
            run.SubStatus = WorkflowSubStatus.Faulted;
        }
    }

    private static async ValueTask<bool> OfferAsync(ActivityExecutionContext context, Exception error)
    {
        var signal = new FaultSignal(error);
        await context.SendSignalAsync(signal);
        return signal.IsHandled;
    }

    // An activity without an outside effect is not expected to fail for a while, unless the fault says so itself.
    // A container is never run again: its children have run.
    private async ValueTask<TimeSpan?> NextTryAsync(ActivityExecutionContext context, Exception error)
    {
        if (context.FirstChild is not null || error is StepLimitException)
        {
            return null;
        }

        if (context.Node.Resilience is { } setting && await ChosenAsync(setting, context) is { } strategy)
        {
            return context.Attempt <= strategy.MaxRetryAttempts && (strategy.RetriesEveryFault || classifier.IsTransient(error))
                ? strategy.DelayAfter(context.Attempt)
                : null;
        }

        return context.Attempt < options.Retry.MaxAttempts
            && (context.Node.HasEffect || !context.HasInputs || error is ITransientFault)
            && classifier.IsTransient(error)
                ? options.Retry.DelayAfter(context.Attempt)
                : null;
    }

    private async ValueTask<ResilienceStrategy?> ChosenAsync(ResilienceSetting setting, ActivityExecutionContext context)
    {
        try
        {
            return await setting.ChooseAsync(context, strategies);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The first fault is the one to be told; without a strategy the options' policy holds.
            EngineLog.NoStrategy(logger, context.WorkflowExecutionContext.Id, context.Activity.Id, error.GetType().Name);
            return null;
        }
    }

    private static void ScheduleRetry(ActivityExecutionContext context, TimeSpan delay)
    {
        var run = context.WorkflowExecutionContext;
        var attempt = context.Attempt++;
        context.ClearBookmarks();
        context.Result = null;
        context.Status = ActivityStatus.Running;
        context.AddBookmark(new Bookmark
        {
            Id = ContextId.OfBookmark(context.Id, -attempt),
            Name = RetryBookmark,
            Hash = Stimulus.Hash(RetryBookmark, attempt.ToString(CultureInfo.InvariantCulture), context.Id),
            ActivityId = context.Activity.Id,
            ActivityNodeId = context.NodeId,
            ActivityInstanceId = context.Id,
            CreatedAt = run.Now(),
            DueAt = run.Now() + delay,
            CallbackMethodName = context.CallbackMethod,
            IsRetry = true,
        });
    }

    private void Record(ActivityExecutionContext context, Exception error, IncidentOutcome outcome)
    {
        var run = context.WorkflowExecutionContext;
        var message = error is ISafeMessage ? error.Message : WithheldMessage;
        var type = error.GetType().FullName ?? error.GetType().Name;
        var isRetry = outcome == IncidentOutcome.RetryScheduled;
        run.NewIncidents.Add(new IncidentRow
        {
            // The count makes it unique when an operator retries and the attempts begin again.
            Id = ContextId.OfBookmark(context.Id, int.MinValue + run.IncidentCount),
            InstanceId = run.Id,
            ActivityId = context.Activity.Id,
            NodeId = context.NodeId,
            ActivityType = context.Activity.Type,
            ActivityInstanceId = context.Id,
            ExceptionType = type,
            Message = message,
            Attempt = context.Attempt,
            Outcome = outcome,
            OccurredAt = run.Now(),
        });
        run.IncidentCount++;
        run.Journal.AddFault(context, isRetry ? JournalEvents.RetryScheduled : JournalEvents.Faulted, type, message);
        EngineLog.Incident(logger, run.Id, context.Activity.Id, type, context.Attempt, outcome);
    }
}
