namespace WorkflowConnect.Engine;

/// <summary>A version of a workflow, checked and compiled.</summary>
public sealed class WorkflowDefinition
{
    /// <summary>Id, the same for all versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The version's own id; empty before it is stored.</summary>
    public string VersionId { get; init; } = "";

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// SHA-256, hexadecimal, of the definition's canonical JSON without what does not change its behaviour: version and
    /// row ids, dates, flags of publication, links, tool version, and the designer's metadata. Protocols cite it.
    /// </summary>
    public required string ContentHash { get; init; }

    /// <summary>The definition as imported.</summary>
    public required string Json { get; init; }

    // With the workflows that it uses as activities inside; null: it uses none.
    internal string? ExpandedJson { get; init; }

    /// <summary>Names of the declared inputs.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Names of the declared outputs.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>Whether a run may begin beside others.</summary>
    public ActivationStrategy ActivationStrategy { get; init; }

    internal CommitPoints CommitPoints { get; init; }

    /// <summary>Other workflows may use it as an activity.</summary>
    public bool UsableAsActivity { get; init; }

    internal IncidentStrategy? IncidentStrategy { get; init; }

    internal Activities.FlowchartExecutionMode FlowchartMode { get; init; }

    internal CompiledWorkflow Graph { get; set; } = null!;
}
