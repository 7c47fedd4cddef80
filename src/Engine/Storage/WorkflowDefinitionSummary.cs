using System.Linq.Expressions;

namespace WorkflowConnect.Engine;

/// <summary>A version of a definition without its JSON, which may be megabytes.</summary>
public sealed record WorkflowDefinitionSummary
{
    /// <summary>For stores that select only these columns.</summary>
    public static Expression<Func<WorkflowDefinitionRow, WorkflowDefinitionSummary>> Selection { get; } = row => new WorkflowDefinitionSummary
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        Version = row.Version,
        Name = row.Name,
        Description = row.Description,
        ToolVersion = row.ToolVersion,
        ContentHash = row.ContentHash,
        IsLatest = row.IsLatest,
        IsPublished = row.IsPublished,
        IsFrozen = row.IsFrozen,
        IsReadonly = row.IsReadonly,
        IsSystem = row.IsSystem,
        UsableAsActivity = row.UsableAsActivity,
        CreatedAt = row.CreatedAt,
    };

    /// <summary>See <see cref="WorkflowDefinitionRow.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.DefinitionId"/>.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.Description"/>.</summary>
    public string? Description { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.ToolVersion"/>.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.IsLatest"/>.</summary>
    public bool IsLatest { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.IsPublished"/>.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.IsFrozen"/>.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.IsReadonly"/>.</summary>
    public bool IsReadonly { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.IsSystem"/>.</summary>
    public bool IsSystem { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.UsableAsActivity"/>.</summary>
    public bool UsableAsActivity { get; init; }

    /// <summary>See <see cref="WorkflowDefinitionRow.CreatedAt"/>.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The summary of a row.</summary>
    public static WorkflowDefinitionSummary Of(WorkflowDefinitionRow row) => Compiled(row);

    private static readonly Func<WorkflowDefinitionRow, WorkflowDefinitionSummary> Compiled = Selection.Compile();
}
