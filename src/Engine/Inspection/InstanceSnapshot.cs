using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>A stored instance, opened for looking at it.</summary>
public sealed record InstanceSnapshot
{
    /// <summary>The instance as stored.</summary>
    public required WorkflowInstanceRow Row { get; init; }

    /// <summary>Number of entries of its journal.</summary>
    public int JournalCount { get; init; }

    /// <summary>Input by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Input { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Output by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Output { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>What activities keep with the run.</summary>
    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Executions that have not ended, and the workflow's own; parents first.</summary>
    public IReadOnlyList<LiveExecution> Executions { get; init; } = [];

    /// <summary>Where it waits.</summary>
    public IReadOnlyList<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>The variables that the workflow declares, and those in the scopes that are open.</summary>
    public IReadOnlyList<InstanceVariable> Variables { get; init; } = [];
}
