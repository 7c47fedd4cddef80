namespace WorkflowConnect.Engine;

/// <summary>Which versions of definitions to list.</summary>
public sealed record WorkflowDefinitionQuery
{
    /// <summary>Which versions; default all.</summary>
    public VersionOptions? Version { get; init; }

    /// <summary>Of these definitions only.</summary>
    public IReadOnlyCollection<string>? DefinitionIds { get; init; }

    /// <summary>With these version ids only.</summary>
    public IReadOnlyCollection<string>? Ids { get; init; }

    /// <summary>In name, ids or description, whatever the case.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>With exactly this name, whatever the case.</summary>
    public string? Name { get; init; }

    /// <summary>Part of the product, or not.</summary>
    public bool? IsSystem { get; init; }

    /// <summary>Read-only, or not.</summary>
    public bool? IsReadonly { get; init; }

    /// <summary>Usable as activities, or not.</summary>
    public bool? UsableAsActivity { get; init; }

    /// <summary>Whose JSON holds this text, as it is written there.</summary>
    public string? JsonContains { get; init; }

    /// <summary>Column to sort by.</summary>
    public WorkflowDefinitionOrder Order { get; init; }

    /// <summary>From the greatest to the least.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return; default all.</summary>
    public int? Take { get; init; }
}
