namespace WorkflowConnect.Engine.Activities;

/// <summary>Leaves the nearest loop.</summary>
[Activity("Elsa", "Looping", "Leaves the loop around it; what follows the loop goes on.")]
public sealed class Break : CodeActivity, ITerminalNode
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) => context.BreakLoop();
}
