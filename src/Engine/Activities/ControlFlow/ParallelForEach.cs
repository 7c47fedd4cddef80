namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs its body once per item, all at once; each body sees its own item.</summary>
[Activity("Elsa", "Looping", "Runs its body for each item of a list, all side by side, and goes on when the last one has ended.", DisplayName = "Parallel for Each")]
public sealed class ParallelForEach : Activity
{
    /// <summary>The items.</summary>
    [Input(Description = "The list whose items are taken all at once.")]
    public Input<object> Items { get; set; } = default!;

    /// <summary>Runs per item.</summary>
    [Port]
    public IActivity? Body { get; set; }

    internal override bool IsLoop => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        context.FirstChild is null ? context.CompleteActivityAsync() : ValueTask.CompletedTask;

    internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        OnChildCompletedAsync(context, child);

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var items = ItemList.Of(context.Get(Items));
        if (Body is not Activity { Node: { } body } || items.Count == 0)
        {
            return context.CompleteActivityAsync();
        }

        for (var index = 0; index < items.Count; index++)
        {
            var child = context.WorkflowExecutionContext.Schedule(body, context);
            child.Declare("CurrentValue", "CurrentValue", "Object", items[index]);
            child.Declare("CurrentIndex", "CurrentIndex", "Int32", index);
        }

        return ValueTask.CompletedTask;
    }
}
