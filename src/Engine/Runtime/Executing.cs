namespace WorkflowConnect.Engine;

/// <summary>One step of one activity: its inputs, its precondition, its work.</summary>
internal static class Executing
{
    /// <summary>False: the precondition is not met, and the activity stays pending.</summary>
    public static async ValueTask<bool> BeginAsync(ActivityExecutionContext context)
    {
        var run = context.WorkflowExecutionContext;
        var isResumed = context.Status == ActivityStatus.Running;
        if (!isResumed)
        {
            context.StartedAt = run.Now();
        }

        run.Journal.Add(context, isResumed ? JournalEvents.Resumed : JournalEvents.Started);
        context.KnownBookmarks = context.Bookmarks.Count;
        context.Status = ActivityStatus.Running;
        if (context.HasInputs)
        {
            return true;
        }

        if (!isResumed)
        {
            DeclareVariables(context);
        }

        await EvaluateInputsAsync(context);
        if (!await context.Node.Activity.CheckAsync(context))
        {
            context.Status = ActivityStatus.Pending;
            run.Journal.Add(context, JournalEvents.PreconditionFailed);
            return false;
        }

        return true;
    }

    public static async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var activity = context.Node.Activity;
        if (context.BackgroundResult is { } done)
        {
            context.BackgroundResult = null;
            await done.ApplyAsync(context);
        }
        else if (context.CallbackMethod is { } callback)
        {
            await Callbacks.Resume(activity, callback)(context);
            context.CallbackMethod = null;
        }
        else if (context.CompletesOnResume)
        {
            await context.CompleteActivityAsync();
        }
        else if (context.Node.RunsInBackground)
        {
            BackgroundBookmarks.Leave(context);
        }
        else
        {
            await activity.RunAsync(context);
        }

        context.WorkflowExecutionContext.IsDirty |= !activity.IsStructural;
        if (context.PendingFault is { } fault)
        {
            context.PendingFault = null;
            throw fault;
        }

        if (activity.AutoCompletes && !context.IsEnded && !context.HasBookmarks && context.FirstChild is null)
        {
            await context.CompleteActivityAsync();
        }
    }

    private static void DeclareVariables(ActivityExecutionContext context)
    {
        foreach (var variable in context.Node.Variables)
        {
            // The parent may have declared one of this name for this child.
            if (context.FindOwnCell(variable.Id) is null)
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
            for (var index = 0; index < bindings.Length; index++)
            {
                var input = bindings[index];
                if (input.ScriptsInARow > 1)
                {
                    await ScriptRow.EvaluateAsync(context, bindings.AsMemory(index, input.ScriptsInARow), values);
                    index += input.ScriptsInARow - 1;
                    continue;
                }

                values[input.Slot] = ValueConverter.Convert(await input.Source!.GetAsync(context), input.ValueType);
            }

            context.InputValues = values;
        }

        context.HasInputs = true;
    }
}
