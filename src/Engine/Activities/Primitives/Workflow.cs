using System.ComponentModel;

namespace WorkflowConnect.Engine.Activities;

/// <summary>The workflow itself: node 0 of every graph.</summary>
[Browsable(false)]
[Activity("Elsa", "Workflows", "The workflow itself, around all its activities.")]
public sealed class Workflow : Activity
{
    internal override bool IsStructural => true;

    internal override bool IsComposite => true;

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.ScheduleActivityAsync(context.Node.Children[0].Activity);
}
