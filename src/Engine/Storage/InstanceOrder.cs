namespace WorkflowConnect.Engine;

/// <summary>What a list of instances is ordered by.</summary>
public enum InstanceOrder
{
    /// <summary>When it was created.</summary>
    Created,

    /// <summary>When it was last saved.</summary>
    Updated,

    /// <summary>When it finished; those that have not come first when ascending.</summary>
    Finished,

    /// <summary>Its name.</summary>
    Name,
}
