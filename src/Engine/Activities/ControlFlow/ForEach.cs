using System.Collections;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs its body once per item, one after the other.</summary>
[Activity("Elsa", "Looping", "Runs its body for each item of a list, one after the other.")]
public sealed class ForEach : Activity
{
    /// <summary>The items.</summary>
    [Input(Description = "The list whose items are taken one after the other.")]
    public Input<ICollection<object>> Items { get; set; } = default!;

    /// <summary>Runs per item.</summary>
    [Port]
    public IActivity? Body { get; set; }

    /// <summary>Receives the current item.</summary>
    [Output(Description = "The item of the current round.")]
    public Output<object>? CurrentValue { get; set; }

    internal override bool IsLoop => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        Next(context);

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Cursor = 0;
        context.Items = null;
        context.Scope = null;
        context.Declare("CurrentValue", "CurrentValue", "Object", null);
        context.Declare("CurrentIndex", "CurrentIndex", "Int32", 0);
        return Next(context);
    }

    private ValueTask Next(ActivityExecutionContext context)
    {
        var items = List(context);
        var index = context.Cursor;
        if (Body is null || index >= items.Count)
        {
            return context.CompleteActivityAsync();
        }

        context.Cursor++;
        var item = items[index];
        context.Scope![0].Set(item);
        context.Scope[1].Set(index);
        context.Set(CurrentValue, item);
        return context.ScheduleActivityAsync(Body);
    }

    // The items are in the state once, as the evaluated input; the list is made once per burst, not once per item.
    private IList List(ActivityExecutionContext context)
    {
        if (context.Items is { } list)
        {
            return list;
        }

        var items = context.Get(Items);
        return context.Items = items as IList ?? items?.ToList() ?? (IList)Array.Empty<object>();
    }
}
