namespace WorkflowConnect.Engine.Authoring;

/// <summary>The tree of executions. Siblings are linked, so that a long loop attaches and detaches in constant time.</summary>
public sealed partial class ActivityExecutionContext
{
    private ActivityExecutionContext? lastChild;
    private ActivityExecutionContext? previousSibling;

    internal ActivityExecutionContext? FirstChild { get; private set; }

    internal ActivityExecutionContext? NextSibling { get; private set; }

    // Its parent has not heard of its end.
    internal bool IsAttached { get; private set; }

    /// <summary>The executions below this one that have not ended.</summary>
    public ISet<ActivityExecutionContext> Children
    {
        get
        {
            var children = new HashSet<ActivityExecutionContext>();
            for (var child = FirstChild; child is not null; child = child.NextSibling)
            {
                children.Add(child);
            }

            return children;
        }
    }

    /// <summary>Queues a child. With a callback, an instance method of this activity hears of its completion.</summary>
    public ValueTask ScheduleActivityAsync(
        IActivity? activity,
        ActivityCompletionCallback? completionCallback = null,
        object? tag = null,
        IEnumerable<Variable>? variables = null)
    {
        if (activity is Activity { Node: { } node })
        {
            var child = WorkflowExecutionContext.Schedule(node, this);
            child.Tag = tag;
            child.Callback = Callbacks.Checked(this, completionCallback);
            foreach (var variable in variables ?? [])
            {
                child.Declare(variable.Id, variable.Name, VariableType.NameOf(variable), variable.Value);
            }

            return ValueTask.CompletedTask;
        }

        return activity is null
            ? CompleteActivityAsync()
            : throw new InvalidOperationException("Only an activity of this workflow can be scheduled.");
    }

    /// <summary>Queues a child.</summary>
    public async ValueTask ScheduleActivityAsync(IActivity? activity, ScheduleWorkOptions? options)
    {
        if (options?.PreventDuplicateScheduling == true && activity is Activity { Node: { } node } && FindChild(node) is not null)
        {
            return;
        }

        await ScheduleActivityAsync(activity, options?.CompletionCallback, options?.Tag, options?.Variables);
        if (options?.Input is { } input && activity is not null)
        {
            foreach (var (key, value) in input)
            {
                lastChild!.ActivityInput[key] = value;
            }
        }
    }

    /// <summary>Queues a child owned by another execution.</summary>
    public ValueTask ScheduleActivityAsync(IActivity? activity, ActivityExecutionContext? owner, ScheduleWorkOptions? options = null) =>
        (owner ?? this).ScheduleActivityAsync(activity, options);

    /// <summary>Queues several children.</summary>
    public ValueTask ScheduleActivities(params IActivity?[] activities) => ScheduleActivities(activities, completionCallback: null);

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
        if (ParentActivityExecutionContext is not { } parent || !IsAttached)
        {
            return;
        }

        IsAttached = false;

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
        child.IsAttached = true;
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
