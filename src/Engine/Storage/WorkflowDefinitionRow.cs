namespace WorkflowConnect.Engine;

/// <summary>A version of a definition as stored.</summary>
public sealed record WorkflowDefinitionRow
{
    /// <summary>Version id: 16 hexadecimal digits, of this version alone; unique.</summary>
    public required string Id { get; init; }

    /// <summary>Key, first part.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Key, second part; from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Version of the designer that wrote it.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>SHA-256 of what the definition does, hexadecimal; see <see cref="WorkflowDefinition.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The version that the designer opens; exactly one of a definition.</summary>
    public bool IsLatest { get; init; }

    /// <summary>New runs use this version; at most one of a definition.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>It was published or run once: what it does never changes again, because runs and protocols refer to it.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Cannot be changed through the API.</summary>
    public bool IsReadonly { get; init; }

    /// <summary>Part of the product; not listed among the users' own.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Other workflows may use it as an activity.</summary>
    public bool UsableAsActivity { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The whole definition as it came, with node ids; what the engine does not know is kept too.</summary>
    public required string Json { get; init; }
}
