namespace WorkflowConnect.Engine.Activities;

/// <summary>Counts.</summary>
[Activity("Elsa", "Looping", "Counts from one number to another and runs its body for each.")]
public sealed class For : Activity
{
    /// <summary>First number.</summary>
    [Input(Description = "The number to begin with.")]
    public Input<int> Start { get; set; } = new(0);

    /// <summary>Last number.</summary>
    [Input(Description = "The number to end with.")]
    public Input<int> End { get; set; } = new(0);

    /// <summary>Distance; negative counts down.</summary>
    [Input(Description = "What is added after each round. A negative number counts down.", DefaultValue = 1)]
    public Input<int> Step { get; set; } = new(1);

    /// <summary>The last number is included.</summary>
    [Input(Description = "Whether there is a round for the last number, too.", DefaultValue = true)]
    public Input<bool> OuterBoundInclusive { get; set; } = new(true);

    /// <summary>What runs.</summary>
    [Port]
    public IActivity? Body { get; set; }

    /// <summary>Receives the number.</summary>
    [Output(Description = "The number of the current round.")]
    public Output<object>? CurrentValue { get; set; }

    internal override bool IsLoop => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        context.Cursor++;
        return Next(context);
    }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Cursor = 0;
        context.Scope = null;
        context.Declare("CurrentValue", "CurrentValue", "Int64", null);
        return Next(context);
    }

    private ValueTask Next(ActivityExecutionContext context)
    {
        var step = context.Get(Step);
        long end = context.Get(End);
        var current = context.Get(Start) + ((long)context.Cursor * step);
        var beyond = step > 0 ? current > end : current < end;
        if (Body is null || step == 0 || beyond || (current == end && !context.Get(OuterBoundInclusive)))
        {
            return context.CompleteActivityAsync();
        }

        context.Scope![0].Set(current);
        context.Set(CurrentValue, current);
        return context.ScheduleActivityAsync(Body);
    }
}
