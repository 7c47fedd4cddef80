namespace WorkflowConnect.Storage.Model;

/// <summary>What the file of a definition held when it was last imported; stays when the definition is deleted.</summary>
internal sealed record ImportedDefinitionRow
{
    public required string DefinitionId { get; init; }

    public required string ContentHash { get; init; }
}
