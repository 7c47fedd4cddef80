namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Instances by id, or the running ones of a version or a definition.</summary>
internal sealed record BulkCancelRequest
{
    public IReadOnlyList<string>? Ids { get; init; }

    public string? DefinitionVersionId { get; init; }

    public string? DefinitionId { get; init; }

    public string? VersionOptions { get; init; }
}
