namespace WorkflowConnect.Engine;

/// <summary>What became of a save or a publication.</summary>
public sealed record DefinitionSaved(WorkflowDefinitionRow Row)
{
    /// <summary>It was published before, and nothing changed.</summary>
    public bool WasPublished { get; init; }

    /// <summary>The latest version had the same content.</summary>
    public bool WasUnchanged { get; init; }

    /// <summary>Workflows that use it as an activity and were brought to this version.</summary>
    public IReadOnlyList<string> UpdatedConsumers { get; init; } = [];
}
