namespace WorkflowConnect.Engine.Authoring;

/// <summary>Describes an output to the designer; on a class, the inherited output <c>Result</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Name in definitions; default: the property name.</summary>
    public string? Name { get; set; }

    /// <summary>Label.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Help text.</summary>
    public string? Description { get; set; }

    /// <summary>The designer shows it; default true.</summary>
    public bool IsBrowsable { get; set; } = true;

    /// <summary>The journal may record the value; default true. Say false where it may be personal data or a stream.</summary>
    public bool IsSerializable { get; set; } = true;
}
