namespace WorkflowConnect.Engine;

/// <summary>
/// Walks a run from its queue until nothing is left to do. One thread at a time. Completion is not handled inside of
/// an activity but after it returned, so that a parent's exception is the parent's and a deep tree needs no deep stack.
/// </summary>
internal sealed class WorkflowRunner(CheckpointSaver checkpoints, FaultHandler faults, WorkflowEngineOptions options)
{
    public async ValueTask RunAsync(WorkflowExecutionContext run)
    {
        try
        {
            run.Status = WorkflowStatus.Running;
            run.SubStatus = WorkflowSubStatus.Executing;
            await DrainAsync(run);
            Conclude(run);
            await checkpoints.SaveAsync(run);
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
            if (context.Node.HasEffect && run.IsDirty)
            {
                await checkpoints.SaveAsync(run);
            }

            run.Queue.Dequeue();
            if (++steps > options.MaxStepsPerBurst)
            {
                faults.Handle(context, new StepLimitException(options.MaxStepsPerBurst));
                return;
            }

            await StepAsync(context);
        }
    }

    private async ValueTask StepAsync(ActivityExecutionContext context)
    {
        var activity = context.Node.Activity;
        var run = context.WorkflowExecutionContext;
        try
        {
            if (!await BeginAsync(context, activity))
            {
                return;
            }

            if (context.CallbackMethod is { } callback)
            {
                await Callbacks.Resume(activity, callback)(context);
                context.CallbackMethod = null;
            }
            else if (context.CompletesOnResume)
            {
                await context.CompleteActivityAsync();
            }
            else
            {
                await activity.RunAsync(context);
            }

            run.IsDirty |= !activity.IsStructural;
            if (activity.AutoCompletes && !context.IsEnded && !context.HasBookmarks && context.FirstChild is null)
            {
                await context.CompleteActivityAsync();
            }
        }
        catch (OperationCanceledException) when (run.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            faults.Handle(context, error);
            return;
        }

        if (context.HasBookmarks && !context.IsEnded)
        {
            run.Journal.Add(context, JournalEvents.Suspended);
        }

        await BubbleAsync(context);
    }

    private static async ValueTask<bool> BeginAsync(ActivityExecutionContext context, Activity activity)
    {
        var run = context.WorkflowExecutionContext;
        var isResumed = context.Status == ActivityStatus.Running;
        if (!isResumed)
        {
            context.StartedAt = run.Now();
        }

        run.Journal.Add(context, isResumed ? JournalEvents.Resumed : JournalEvents.Started);
        context.Status = ActivityStatus.Running;
        if (!context.HasInputs)
        {
            if (!isResumed)
            {
                DeclareVariables(context);
            }

            await EvaluateInputsAsync(context);
            if (!await activity.CheckAsync(context))
            {
                context.Status = ActivityStatus.Pending;
                run.Journal.Add(context, JournalEvents.PreconditionFailed);
                return false;
            }
        }

        return true;
    }

    private static void DeclareVariables(ActivityExecutionContext context)
    {
        if (context.Scope is null)
        {
            foreach (var variable in context.Node.Variables)
            {
                context.Declare(variable.Id, variable.Name, variable.TypeName, variable.Default);
            }
        }
    }

    private static async ValueTask EvaluateInputsAsync(ActivityExecutionContext context)
    {
        var bindings = context.Node.Bindings;
        if (bindings.Length > 0)
        {
            var values = new object?[context.Node.SlotCount];
            foreach (var input in bindings)
            {
                values[input.Slot] = ValueConverter.Convert(await input.Source!.GetAsync(context), input.ValueType);
            }

            context.InputValues = values;
        }

        context.HasInputs = true;
    }

    // Tells the ancestors of an ended activity, as far up as they end in turn.
    private async ValueTask BubbleAsync(ActivityExecutionContext child)
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
                faults.Handle(parent, error);
                return;
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

        return child.CompletionMethod is { } method
            ? Callbacks.Completion(activity, method)(new ActivityCompletedContext(parent, child, child.Result))
            : activity.OnChildCompletedAsync(parent, child);
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
