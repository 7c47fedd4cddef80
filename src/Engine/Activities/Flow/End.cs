namespace WorkflowConnect.Engine.Activities;

/// <summary>Ends the flowchart around it.</summary>
[Activity("Elsa", "Flow", "Marks where the flowchart ends; whatever is still under way in it is cancelled.")]
public sealed class End : CodeActivity, ITerminalNode
{
    internal override bool IsStructural => true;
}
