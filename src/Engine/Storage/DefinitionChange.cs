namespace WorkflowConnect.Engine;

/// <summary>
/// What becomes of one definition, all at once. It was decided on a state of the catalogue with a number; a store applies
/// it only while that number holds, so that decisions of two callers, or two nodes, never mix.
/// </summary>
public sealed record DefinitionChange
{
    /// <summary>The definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>A version that is added, or replaces the one with the same number.</summary>
    public WorkflowDefinitionRow? Put { get; init; }

    /// <summary>Versions that go.</summary>
    public IReadOnlyList<int> Removed { get; init; } = [];

    /// <summary>The version that is the latest afterwards; null when none is left.</summary>
    public int? Latest { get; init; }

    /// <summary>The version that is published afterwards, if any.</summary>
    public int? Published { get; init; }

    /// <summary>A version that is frozen afterwards.</summary>
    public int? Frozen { get; init; }

    /// <summary>Content hash of the file that this came from; remembered, so that the same file is not imported again.</summary>
    public string? ImportedHash { get; init; }
}
