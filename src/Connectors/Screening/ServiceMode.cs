namespace WorkflowConnect.Connectors.Screening;

/// <summary>Who decides about a party.</summary>
public enum ServiceMode
{
    /// <summary>The product's own matcher.</summary>
    BuiltIn,

    /// <summary>The external service.</summary>
    Alone,

    /// <summary>Both; the stricter outcome holds.</summary>
    SecondOpinion,
}
