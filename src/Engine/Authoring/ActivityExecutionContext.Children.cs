namespace WorkflowConnect.Engine.Authoring;

/// <summary>The tree of executions. Siblings are linked, so that a long loop attaches and detaches in constant time.</summary>
public sealed partial class ActivityExecutionContext
{
    private ActivityExecutionContext? lastChild;
    private ActivityExecutionContext? previousSibling;

    internal ActivityExecutionContext? FirstChild { get; private set; }

    internal ActivityExecutionContext? NextSibling { get; private set; }

    /// <summary>Queues a child. With a callback, an instance method of this activity hears of its completion.</summary>
    public ValueTask ScheduleActivityAsync(
        IActivity? activity, ActivityCompletionCallback? completionCallback = null, object? tag = null)
    {
        if (activity is Activity { Node: { } node })
        {
            var child = WorkflowExecutionContext.Schedule(node, this);
            child.Tag = tag;
            child.CompletionMethod = Callbacks.NameOf(this, completionCallback?.Method, completionCallback?.Target);
            return ValueTask.CompletedTask;
        }

        return activity is null
            ? CompleteActivityAsync()
            : throw new InvalidOperationException("Only an activity of this workflow can be scheduled.");
    }

    /// <summary>Queues several children.</summary>
    public async ValueTask ScheduleActivities(
        IEnumerable<IActivity?> activities, ActivityCompletionCallback? completionCallback = null)
    {
        foreach (var activity in activities)
        {
            if (activity is not null)
            {
                await ScheduleActivityAsync(activity, completionCallback);
            }
        }
    }

    internal void CancelChildren()
    {
        while (FirstChild is { } child)
        {
            child.CancelTree();
            child.Detach();
        }
    }

    internal void CancelTree()
    {
        CancelChildren();
        if (!IsEnded)
        {
            Status = ActivityStatus.Canceled;
            CompletedAt = WorkflowExecutionContext.Now();
            WorkflowExecutionContext.Journal.Add(this, JournalEvents.Canceled);
        }

        bookmarks = null;
    }

    internal void Detach()
    {
        if (ParentActivityExecutionContext is not { } parent)
        {
            return;
        }

        if (previousSibling is null)
        {
            parent.FirstChild = NextSibling;
        }
        else
        {
            previousSibling.NextSibling = NextSibling;
        }

        if (NextSibling is null)
        {
            parent.lastChild = previousSibling;
        }
        else
        {
            NextSibling.previousSibling = previousSibling;
        }

        previousSibling = null;
        NextSibling = null;
    }

    internal ActivityExecutionContext? FindChild(CompiledNode node)
    {
        for (var child = FirstChild; child is not null; child = child.NextSibling)
        {
            if (ReferenceEquals(child.Node, node))
            {
                return child;
            }
        }

        return null;
    }

    private void Attach(ActivityExecutionContext child)
    {
        child.previousSibling = lastChild;
        if (lastChild is null)
        {
            FirstChild = child;
        }
        else
        {
            lastChild.NextSibling = child;
        }

        lastChild = child;
    }
}
