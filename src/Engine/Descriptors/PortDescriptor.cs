using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>An outcome, or a place for an embedded activity.</summary>
public sealed record PortDescriptor(string Name, string DisplayName, PortKind Kind)
{
    /// <summary>Shown on the canvas.</summary>
    public bool IsBrowsable { get; init; } = true;

    internal PropertyInfo? Property { get; init; }
}
