namespace WorkflowConnect.Engine;

/// <summary>Whether a run may begin beside others that have not ended.</summary>
public enum ActivationStrategy
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Only while no run of the same definition is there.</summary>
    Singleton,

    /// <summary>Only while no run of the same definition with the same correlation id is there.</summary>
    CorrelatedSingleton,

    /// <summary>Only while no run of any definition with the same correlation id is there; one without an id always may.</summary>
    Correlation,
}
