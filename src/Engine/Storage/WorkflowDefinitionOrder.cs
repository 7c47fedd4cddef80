namespace WorkflowConnect.Engine;

/// <summary>What a list of definitions is sorted by.</summary>
public enum WorkflowDefinitionOrder
{
    /// <summary>By definition id, then version.</summary>
    Key,

    /// <summary>By the time the version was created.</summary>
    Created,

    /// <summary>By name.</summary>
    Name,

    /// <summary>By version.</summary>
    Version,
}
