namespace WorkflowConnect.Engine;

/// <summary>What somebody wants to save, ready to be stored but for its version.</summary>
internal sealed record DefinitionDraft
{
    public required string DefinitionId { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? ToolVersion { get; init; }

    public required string ContentHash { get; init; }

    public bool IsReadonly { get; init; }

    public bool IsSystem { get; init; }

    public bool UsableAsActivity { get; init; }

    /// <summary>The number that a file asks for; it gets it when it is higher than all others.</summary>
    public int? RequestedVersion { get; init; }

    public required string Json { get; init; }
}
