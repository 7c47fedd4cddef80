namespace WorkflowConnect.Engine;

/// <summary>What became of the wish to store a new instance.</summary>
public enum InstanceCreation
{
    /// <summary>It is stored.</summary>
    Created,

    /// <summary>The id exists; nothing was changed.</summary>
    Exists,

    /// <summary>The activation strategy forbids it beside a run that is there; nothing was changed.</summary>
    Refused,
}
