namespace WorkflowConnect.Engine;

/// <summary>Changes to a loaded run before it goes on. False: there is nothing to do, and nothing was changed.</summary>
internal static class Repairs
{
    /// <summary>After a crash: as it was at the last checkpoint.</summary>
    public static bool Continue(WorkflowExecutionContext run) =>
        run is { Status: WorkflowStatus.Running, SubStatus: not WorkflowSubStatus.Suspended };

    public static bool Resume(WorkflowExecutionContext run, string bookmarkId, IReadOnlyDictionary<string, object?>? input)
    {
        if (run.Status == WorkflowStatus.Finished
            || ContextTree.Find(run.Root, context => context.Bookmarks.Any(item => item.Id == bookmarkId)) is not { } waiting)
        {
            return false;
        }

        var bookmark = waiting.Bookmarks.First(item => item.Id == bookmarkId);
        if (bookmark.AutoBurn)
        {
            waiting.BurnBookmark(bookmark);
        }

        waiting.CallbackMethod = bookmark.CallbackMethodName;
        waiting.CompletesOnResume = !bookmark.IsRetry && bookmark.CallbackMethodName is null && bookmark.AutoComplete;
        if (input is { Count: > 0 })
        {
            var overlaid = new Dictionary<string, object>(run.Input, StringComparer.Ordinal);
            foreach (var (key, value) in input)
            {
                overlaid[key] = value!;
            }

            run.Input = overlaid;
        }

        run.Queue.Enqueue(waiting);

        // The bookmark is burnt and the input came from outside: a task must find both in a checkpoint.
        run.IsDirty = true;
        return true;
    }

    public static bool RequeueFaulted(WorkflowExecutionContext run)
    {
        if (run.SubStatus != WorkflowSubStatus.Faulted)
        {
            return false;
        }

        ContextTree.Visit(run.Root, context =>
        {
            if (context.Status == ActivityStatus.Faulted)
            {
                context.Attempt = 1;
                context.Status = context.CallbackMethod is null && !context.HasInputs ? ActivityStatus.Pending : ActivityStatus.Running;
                run.Queue.Enqueue(context);
            }
        });
        run.IsDirty = true;
        return run.Queue.Count > 0;
    }

    public static bool Cancel(WorkflowExecutionContext run)
    {
        if (run.Status == WorkflowStatus.Finished)
        {
            return false;
        }

        run.Queue.Clear();
        run.Root.CancelTree();
        return true;
    }
}
