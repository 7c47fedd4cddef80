namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>What goes wrong once.</summary>
public enum Fault
{
    /// <summary>The connection breaks before anything was done.</summary>
    ResetBefore,

    /// <summary>The connection breaks after it was done.</summary>
    ResetAfter,

    /// <summary>The connection breaks while it is being done; it ends 0.6 seconds later.</summary>
    ResetDuring,

    /// <summary>Too many requests; one second's rest is asked for.</summary>
    Busy,

    /// <summary>A proxy's page with status 502, after it was done.</summary>
    PageAfter,

    /// <summary>The vendor's own way to say that two changes met.</summary>
    Serialization,

    /// <summary>The key is refused.</summary>
    Key,
}
