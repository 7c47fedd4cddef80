namespace WorkflowConnect.Engine.Activities;

/// <summary>Marks where a flowchart begins.</summary>
[Activity("Elsa", "Flow", "Marks where the flowchart begins.")]
public sealed class Start : CodeActivity, IStartNode
{
    internal override bool IsStructural => true;
}
