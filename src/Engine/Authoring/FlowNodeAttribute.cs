namespace WorkflowConnect.Engine.Authoring;

/// <summary>Declares the outcomes that an activity offers to a flowchart.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FlowNodeAttribute(params string[] outcomes) : Attribute
{
    /// <summary>Names of the flow ports.</summary>
    public ICollection<string> Outcomes { get; } = outcomes;
}
