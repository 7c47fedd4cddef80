namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Goes from state to state. On entering a state its entry runs, then the triggers of all ways out; the first trigger
/// that ends, and whose condition holds, cancels the others, and action, exit and the next state's entry follow.
/// A state that no way leads out of completes the machine.
/// </summary>
[Activity("Elsa", "Flow", "Moves between states: what happens in a state, and what leads from it to another, is drawn inside.")]
public sealed class StateMachine : Activity
{
    private const string Current = "CurrentState";
    private const string Taking = "Transition";

    /// <summary>The states.</summary>
    public ICollection<StateMachineState> States { get; set; } = [];

    /// <summary>The ways between them; earlier ones go first.</summary>
    public ICollection<Transition> Transitions { get; set; } = [];

    private const string Passes = "Passes";

    // States that are left at once call one another: without a bound they would exhaust the stack, and with it the process.
    private const int MostPasses = 500;

    /// <summary>Name of the first state.</summary>
    public string? InitialState { get; set; }

    internal override bool IsStructural => true;

    internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (child.Activity is ITerminalNode)
        {
            context.CancelChildren();
            return context.CompleteActivityAsync();
        }

        context.RemoveProperty(Passes);
        var activity = child.Activity;
        var state = StateOf(context);
        if (context.GetProperty<int?>(Taking) is { } taking)
        {
            var transition = Transitions.ElementAt(taking);
            return ReferenceEquals(activity, transition.Action) ? ExitAsync(context, state, transition) : EnterAsync(context, transition.To);
        }

        return ReferenceEquals(activity, state?.Entry)
            ? WaitAsync(context, state!)
            : TriggeredAsync(context, Transitions.First(item => ReferenceEquals(item.Trigger, activity)));
    }

    internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        context.FirstChild is null ? context.CompleteActivityAsync() : ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        EnterAsync(context, string.IsNullOrWhiteSpace(InitialState) ? States.FirstOrDefault()?.Name : InitialState);

    private ValueTask EnterAsync(ActivityExecutionContext context, string? name)
    {
        context.RemoveProperty(Taking);
        if (name is null || States.FirstOrDefault(item => item.Name == name) is not { } state)
        {
            return context.CompleteActivityAsync();
        }

        context.SetProperty(Current, name);
        var passes = (context.GetProperty<int?>(Passes) ?? 0) + 1;
        if (passes > MostPasses)
        {
            throw new FlowchartException(
                $"The state machine '{Id}' went from state to state {MostPasses:N0} times without an activity. Give a transition on the way a trigger or a condition.");
        }

        context.SetProperty(Passes, passes);
        return state.Entry is null ? WaitAsync(context, state) : context.ScheduleActivityAsync(state.Entry);
    }

    private async ValueTask WaitAsync(ActivityExecutionContext context, StateMachineState state)
    {
        var ways = Transitions.Where(item => item.From == state.Name).ToList();
        foreach (var way in ways.Where(item => item.Trigger is null))
        {
            if (await IsAllowedAsync(context, way))
            {
                await TakeAsync(context, way);
                return;
            }
        }

        foreach (var way in ways.Where(item => item.Trigger is not null))
        {
            await context.ScheduleActivityAsync(way.Trigger);
        }

        if (ways.Count == 0)
        {
            await context.CompleteActivityAsync();
        }
    }

    private async ValueTask TriggeredAsync(ActivityExecutionContext context, Transition transition) =>
        await (await IsAllowedAsync(context, transition)
            ? TakeAsync(context, transition)
            : context.ScheduleActivityAsync(transition.Trigger));

    private ValueTask TakeAsync(ActivityExecutionContext context, Transition transition)
    {
        context.CancelChildren();
        context.SetProperty(Taking, Transitions.TakeWhile(item => !ReferenceEquals(item, transition)).Count());
        return transition.Action is null
            ? ExitAsync(context, StateOf(context), transition)
            : context.ScheduleActivityAsync(transition.Action);
    }

    private ValueTask ExitAsync(ActivityExecutionContext context, StateMachineState? state, Transition transition) =>
        state?.Exit is { } exit ? context.ScheduleActivityAsync(exit) : EnterAsync(context, transition.To);

    private StateMachineState? StateOf(ActivityExecutionContext context)
    {
        var name = context.GetProperty<string>(Current);
        return States.FirstOrDefault(item => item.Name == name);
    }

    private static async ValueTask<bool> IsAllowedAsync(ActivityExecutionContext context, Transition transition) =>
        transition.Condition is null || await context.EvaluateAsync(transition.Condition);
}
