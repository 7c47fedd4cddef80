namespace WorkflowConnect.Engine;

/// <summary>What the compiler and the designer know about an activity type.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>Key with the version, for example <c>Elsa.If</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>Version of the contract.</summary>
    public required int Version { get; init; }

    /// <summary>First part of the type name.</summary>
    public required string Namespace { get; init; }

    /// <summary>Last part of the type name.</summary>
    public required string Name { get; init; }

    /// <summary>Toolbox group.</summary>
    public required string Category { get; init; }

    /// <summary>Toolbox text.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>See <see cref="ActivityKind"/>.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>For the designer.</summary>
    public bool RunAsynchronously { get; init; }

    /// <summary>Has a designer of its own.</summary>
    public bool IsContainer { get; init; }

    /// <summary>Category of the resilience strategies that it offers; null: none.</summary>
    public string? ResilienceCategory { get; init; }

    /// <summary>Shown in the toolbox.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>No inbound port.</summary>
    public bool IsStart { get; init; }

    /// <summary>No outbound port.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Flow outcomes and embedded ports.</summary>
    public required IReadOnlyList<PortDescriptor> Ports { get; init; }

    /// <summary>Inputs.</summary>
    public required IReadOnlyList<InputDescriptor> Inputs { get; init; }

    /// <summary>Outputs.</summary>
    public required IReadOnlyList<OutputDescriptor> Outputs { get; init; }

    /// <summary>What a designer writes into a new activity, besides type and version.</summary>
    public IReadOnlyDictionary<string, object> ConstructionProperties { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>What a designer has to know besides.</summary>
    public IReadOnlyDictionary<string, object> CustomProperties { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The class.</summary>
    public required Type ClrType { get; init; }

    // Properties that hold lists of embedded activities.
    internal IReadOnlyList<System.Reflection.PropertyInfo> PortLists { get; init; } = [];

    internal Func<Activity> Create { get; init; } = null!;
}
