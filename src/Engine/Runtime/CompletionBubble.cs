namespace WorkflowConnect.Engine;

/// <summary>Tells the ancestors of ended activities, as far up as they end in turn.</summary>
internal sealed class CompletionBubble(FaultHandler faults)
{
    public async ValueTask RiseAsync(ActivityExecutionContext from)
    {
        await TellAncestorsAsync(from);
        var run = from.WorkflowExecutionContext;

        // An activity completed or cancelled others than itself: the outermost first, it takes the others with it.
        while (run.EndedMeanwhile is { } ended)
        {
            run.EndedMeanwhile = null;
            foreach (var context in ended.OrderBy(Depth))
            {
                if (context.IsAttached || context.ParentActivityExecutionContext is null)
                {
                    await TellAncestorsAsync(context);
                }
            }
        }
    }

    private async ValueTask TellAncestorsAsync(ActivityExecutionContext child)
    {
        var run = child.WorkflowExecutionContext;
        while (child.IsEnded)
        {
            if (child.Status == ActivityStatus.Completed)
            {
                child.CancelChildren();
                child.ClearBookmarks();
                child.CompletedAt = run.Now();
                run.Journal.Add(child, JournalEvents.Completed);
            }

            var parent = child.ParentActivityExecutionContext;
            child.Detach();
            if (parent is null || parent.IsEnded)
            {
                return;
            }

            run.Current = parent;
            try
            {
                await TellAsync(parent, child);
            }
            catch (OperationCanceledException) when (run.CancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception error)
            {
                await faults.HandleAsync(parent, error);
            }

            child = parent;
        }
    }

    private static ValueTask TellAsync(ActivityExecutionContext parent, ActivityExecutionContext child)
    {
        var activity = parent.Node.Activity;
        if (child.WorkflowExecutionContext.IsFinishing || child.IsBreaking)
        {
            // The loop ends, and everything between it and the break; on Finish everything up to the workflow.
            parent.IsBreaking = child.IsBreaking && !activity.IsLoop;
            parent.CancelChildren();
            return parent.CompleteActivityAsync(parent.Result);
        }

        if (child.Status == ActivityStatus.Canceled)
        {
            return activity.OnChildCanceledAsync(parent, child);
        }

        if (child.Callback is null && child.CallbackName is null)
        {
            return activity.OnChildCompletedAsync(parent, child);
        }

        var callback = child.Callback ?? Callbacks.Completion(activity, child.CallbackName!);
        return callback(new ActivityCompletedContext(parent, child, child.Result ?? child.ResultValue));
    }

    private static int Depth(ActivityExecutionContext context)
    {
        var depth = 0;
        for (var above = context.ParentActivityExecutionContext; above is not null; above = above.ParentActivityExecutionContext)
        {
            depth++;
        }

        return depth;
    }
}
