namespace WorkflowConnect.Engine.Authoring;

/// <summary>Thrown by the Fault activity. Code, category and type come from the definition; the message may be computed from data.</summary>
public sealed class FaultException(string code, string category, string type, string? message)
    : Exception(message)
{
    /// <summary>The definition's code; default "0".</summary>
    public string Code { get; } = code;

    /// <summary>The definition's category; default "General".</summary>
    public string Category { get; } = category;

    /// <summary>The definition's type; default "System".</summary>
    public string Type { get; } = type;
}
