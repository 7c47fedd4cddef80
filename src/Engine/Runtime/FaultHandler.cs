using System.Globalization;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Engine;

/// <summary>Records an incident and decides what follows: another try, the end of the run, or of one branch.</summary>
internal sealed class FaultHandler(
    ITransientFaultClassifier classifier, WorkflowEngineOptions options, ILogger<FaultHandler> logger)
{
    public const string RetryBookmark = "WorkflowConnect.Retry";

    private const string WithheldMessage = "The message is withheld because it may hold personal data.";

    public void Handle(ActivityExecutionContext context, Exception error)
    {
        var run = context.WorkflowExecutionContext;
        run.IsDirty = true;
        if (MayRetry(context, error))
        {
            Record(context, error, IncidentOutcome.RetryScheduled);
            ScheduleRetry(context);
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

    // An activity without an outside effect is not expected to fail for a while, unless the fault says so itself.
    // A container is never run again: its children have run.
    private bool MayRetry(ActivityExecutionContext context, Exception error) =>
        context.Attempt < options.Retry.MaxAttempts
        && context.FirstChild is null
        && (context.Node.HasEffect || !context.HasInputs || error is ITransientFault)
        && classifier.IsTransient(error);

    private void ScheduleRetry(ActivityExecutionContext context)
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
            DueAt = run.Now() + options.Retry.DelayAfter(attempt),
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
        run.Journal.Add(context, isRetry ? JournalEvents.RetryScheduled : JournalEvents.Faulted, message, new { exception = type, context.Attempt });
        EngineLog.Incident(logger, run.Id, context.Activity.Id, type, context.Attempt, outcome);
    }
}
