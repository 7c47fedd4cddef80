using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>An outcome, or a place for an embedded activity.</summary>
public sealed record PortDescriptor(string Name, string DisplayName, PortKind Kind)
{
    internal PropertyInfo? Property { get; init; }
}
