namespace WorkflowConnect.Engine;

/// <summary>A version of a definition as stored.</summary>
public sealed record WorkflowDefinitionRow
{
    /// <summary>Key, first part.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Key, second part; from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of what the definition does, hexadecimal; see <see cref="WorkflowDefinition.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>New runs use this version.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The definition as imported.</summary>
    public required string Json { get; init; }
}
