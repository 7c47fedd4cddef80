namespace WorkflowConnect.Engine.Activities;

/// <summary>Marks where a flowchart begins.</summary>
[Activity("Elsa", "Flow", "Marks the beginning.")]
public sealed class Start : CodeActivity, IStartNode
{
    internal override bool IsStructural => true;
}
