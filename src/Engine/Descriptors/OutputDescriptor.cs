using System.Reflection;

namespace WorkflowConnect.Engine;

/// <summary>An output of an activity type.</summary>
public sealed record OutputDescriptor
{
    /// <summary>Name; definitions use it in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's name of the type.</summary>
    public required string TypeName { get; init; }

    /// <summary>Label.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Help text.</summary>
    public string? Description { get; init; }

    /// <summary>Shown.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>The journal may record its value.</summary>
    public bool IsSerializable { get; init; } = true;

    internal PropertyInfo Property { get; init; } = null!;
}
