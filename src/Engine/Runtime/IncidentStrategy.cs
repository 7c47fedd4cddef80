namespace WorkflowConnect.Engine;

/// <summary>What an incident does to its run.</summary>
public enum IncidentStrategy
{
    /// <summary>The run stops at once.</summary>
    Fault,

    /// <summary>Other branches go on; what waits for the faulted one does not complete.</summary>
    ContinueWithIncidents,
}
