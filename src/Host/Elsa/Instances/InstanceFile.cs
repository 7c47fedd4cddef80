using System.Text.Json.Serialization;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>An exported instance; the first four parts have Elsa's names.</summary>
internal sealed record InstanceFile
{
    [JsonPropertyName("WorkflowState")]
    public WorkflowStateBody? WorkflowState { get; init; }

    [JsonPropertyName("Bookmarks")]
    public IReadOnlyList<BookmarkBody>? Bookmarks { get; init; }

    [JsonPropertyName("ActivityExecutionRecords")]
    public IReadOnlyList<ExecutionBody>? ActivityExecutionRecords { get; init; }

    [JsonPropertyName("WorkflowExecutionLogRecords")]
    public IReadOnlyList<JournalEntryBody>? WorkflowExecutionLogRecords { get; init; }

    /// <summary>The instance as this engine stored it; the only part that an import reads.</summary>
    [JsonPropertyName("WorkflowConnect")]
    public StoredInstance? Stored { get; init; }
}
