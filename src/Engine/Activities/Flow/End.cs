namespace WorkflowConnect.Engine.Activities;

/// <summary>Ends the flowchart around it.</summary>
[Activity("Elsa", "Flow", "Marks the end.")]
public sealed class End : CodeActivity, ITerminalNode
{
    internal override bool IsStructural => true;
}
