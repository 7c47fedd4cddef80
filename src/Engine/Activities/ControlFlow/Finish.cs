namespace WorkflowConnect.Engine.Activities;

/// <summary>Ends the workflow, whatever else is queued or waits.</summary>
[Activity("Elsa", "Primitives", "Ends the whole workflow, whatever else is still running or waiting.")]
public sealed class Finish : CodeActivity, ITerminalNode
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.IsFinishing = true;
}
