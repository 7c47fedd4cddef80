namespace WorkflowConnect.Engine.Authoring;

/// <summary>Names a place in a run's memory.</summary>
public abstract class MemoryBlockReference
{
    /// <summary>Id of the place: a variable's id, or a workflow output's name.</summary>
    public string Id { get; set; } = "";
}
