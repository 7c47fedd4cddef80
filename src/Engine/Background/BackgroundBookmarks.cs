namespace WorkflowConnect.Engine;

/// <summary>
/// The bookmark at which an execution waits for its own work. Its due time is a lease: whoever does the work pushes it
/// back; when it runs out, the worker is gone and the work begins again, with the same idempotency key.
/// </summary>
internal static class BackgroundBookmarks
{
    public const string Name = "WorkflowConnect.Background";

    public static void Leave(ActivityExecutionContext context)
    {
        var run = context.WorkflowExecutionContext;
        Add(context);
        (run.BackgroundWork ??= []).Add(context.Id);
    }

    public static ActivityExecutionContext? Find(WorkflowExecutionContext run, string activityInstanceId) =>
        run.Status == WorkflowStatus.Finished
            ? null
            : ContextTree.Find(run.Root, context => context.Id == activityInstanceId && Of(context) is not null);

    public static bool Renew(WorkflowExecutionContext run, string activityInstanceId)
    {
        if (Find(run, activityInstanceId) is not { } context)
        {
            return false;
        }

        context.BurnBookmark(Of(context)!);
        Add(context);
        return true;
    }

    public static bool HandBack(WorkflowExecutionContext run, string activityInstanceId, BackgroundResult result)
    {
        if (Find(run, activityInstanceId) is not { } context)
        {
            return false;
        }

        context.BurnBookmark(Of(context)!);
        context.BackgroundResult = result;
        run.Queue.Enqueue(context);
        run.IsDirty = true;
        return true;
    }

    private static Bookmark? Of(ActivityExecutionContext context)
    {
        foreach (var bookmark in context.Bookmarks)
        {
            if (bookmark.Name == Name)
            {
                return bookmark;
            }
        }

        return null;
    }

    private static void Add(ActivityExecutionContext context)
    {
        var now = context.WorkflowExecutionContext.Now();
        context.AddBookmark(new Bookmark
        {
            Id = ContextId.OfBookmark(context.Id, context.BookmarkCount++),
            Name = Name,
            Hash = Stimulus.Hash(Name, payloadJson: null, context.Id),
            ActivityId = context.Activity.Id,
            ActivityNodeId = context.NodeId,
            ActivityInstanceId = context.Id,
            CreatedAt = now,
            DueAt = now + context.WorkflowExecutionContext.Environment.Options.BackgroundLease,

            // Resumed by the clock it runs again instead of completing.
            IsRetry = true,
        });
    }
}
