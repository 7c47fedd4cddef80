namespace WorkflowConnect.Engine;

/// <summary>A time of an instance.</summary>
public enum InstanceTime
{
    /// <summary>When it was created.</summary>
    CreatedAt,

    /// <summary>When it was last saved.</summary>
    UpdatedAt,

    /// <summary>When it finished.</summary>
    FinishedAt,
}
