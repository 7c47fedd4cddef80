namespace WorkflowConnect.Engine;

/// <summary>
/// Walks a run from its queue until nothing is left to do. One thread at a time. Completion is not handled inside of
/// an activity but after it returned, so that a parent's exception is the parent's and a deep tree needs no deep stack.
/// </summary>
internal sealed class WorkflowRunner(CheckpointSaver checkpoints, FaultHandler faults, WorkflowEngineOptions options)
{
    private readonly CompletionBubble bubble = new(faults);

    public async ValueTask RunAsync(WorkflowExecutionContext run)
    {
        try
        {
            run.Status = WorkflowStatus.Running;
            run.SubStatus = WorkflowSubStatus.Executing;
            if (run.Workflow.CommitPoints == CommitPoints.WorkflowExecuting)
            {
                await SaveAsync(run);
            }

            await DrainAsync(run);
            Conclude(run);
            await SaveAsync(run);
        }
        finally
        {
            await run.DisposeScopeAsync();
        }
    }

    private async ValueTask DrainAsync(WorkflowExecutionContext run)
    {
        var steps = 0;
        while (run.SubStatus == WorkflowSubStatus.Executing && run.Queue.TryPeek(out var context))
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            if (context.IsEnded)
            {
                run.Queue.Dequeue();
                continue;
            }

            // Before an outside effect everything that led to it must be safe: else, after a crash, another path might
            // be taken and the same effect asked for with another key.
            var node = context.Node;
            if ((node.HasEffect && (run.IsDirty || run.IsUnsaved) && context.BackgroundResult is null)
                || run.Journal.IsLong
                || (node.CommitPoints != CommitPoints.None && IsDue(run, node.CommitPoints)))
            {
                await SaveAsync(run);
            }

            run.Queue.Dequeue();
            if (++steps > options.MaxStepsPerBurst)
            {
                await faults.HandleAsync(context, new StepLimitException(options.MaxStepsPerBurst));
                return;
            }

            await StepAsync(context);
            if (node.CommitPoints.HasFlag(CommitPoints.ActivityExecuted) && run.SubStatus == WorkflowSubStatus.Executing)
            {
                await SaveAsync(run);
            }
        }
    }

    private bool IsDue(WorkflowExecutionContext run, CommitPoints points) =>
        points.HasFlag(CommitPoints.ActivityExecuting)
        || (points.HasFlag(CommitPoints.Periodic) && run.Now() - (run.SavedAt ?? run.CreatedAt) >= options.CommitInterval);

    /// <summary>Saves a run, also one that was changed without being run.</summary>
    public async ValueTask SaveAsync(WorkflowExecutionContext run)
    {
        await checkpoints.SaveAsync(run);
        if (run.Workflow.CommitPoints.HasFlag(CommitPoints.Periodic))
        {
            run.SavedAt = run.Now();
        }
    }

    private async ValueTask StepAsync(ActivityExecutionContext context)
    {
        var run = context.WorkflowExecutionContext;
        run.Current = context;
        try
        {
            if (!await Executing.BeginAsync(context))
            {
                return;
            }

            await Executing.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (run.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            await faults.HandleAsync(context, error);
            if (run.EndedMeanwhile is not null || context.IsEnded)
            {
                await bubble.RiseAsync(context);
            }

            return;
        }

        if (context.HasBookmarks && !context.IsEnded)
        {
            run.Journal.Add(context, JournalEvents.Suspended);
        }

        if (context.IsEnded || run.EndedMeanwhile is not null)
        {
            await bubble.RiseAsync(context);
        }
    }

    private static void Conclude(WorkflowExecutionContext run)
    {
        if (run.SubStatus == WorkflowSubStatus.Faulted)
        {
            run.Status = WorkflowStatus.Finished;
            return;
        }

        var isWaiting = false;
        var isFaulted = false;
        if (!run.Root.IsEnded)
        {
            ContextTree.Visit(run.Root, context =>
            {
                isWaiting |= context.HasBookmarks;
                isFaulted |= context.Status == ActivityStatus.Faulted;
            });
        }

        run.Status = isWaiting ? WorkflowStatus.Running : WorkflowStatus.Finished;
        run.SubStatus = isWaiting ? WorkflowSubStatus.Suspended
            : isFaulted ? WorkflowSubStatus.Faulted
            : run.Root.Status == ActivityStatus.Canceled ? WorkflowSubStatus.Cancelled
            : WorkflowSubStatus.Finished;
    }
}
