namespace WorkflowConnect.Engine;

/// <summary>A definition, or what is wrong with it.</summary>
public sealed record DefinitionResult(WorkflowDefinition? Definition, IReadOnlyList<DefinitionError> Errors)
{
    /// <summary>There is a definition.</summary>
    public bool IsValid => Definition is not null;

    /// <summary>An import found the same content as the latest version and added none.</summary>
    public bool IsUnchanged { get; init; }

    internal static DefinitionResult Failed(params DefinitionError[] errors) => new(null, errors);
}
