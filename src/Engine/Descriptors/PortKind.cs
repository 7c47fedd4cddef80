namespace WorkflowConnect.Engine;

/// <summary>Where a port leads.</summary>
public enum PortKind
{
    /// <summary>To a connection of a flowchart.</summary>
    Flow,

    /// <summary>To an activity inside.</summary>
    Embedded,
}
