namespace WorkflowConnect.Engine;

/// <summary>
/// What a run noted between two checkpoints, as one value: a run that never waits writes its whole journal in one
/// row. <see cref="JournalReader"/> takes it apart again.
/// </summary>
public sealed record JournalChunk
{
    /// <summary>Key, first part.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Key, second part: number of the first entry; the journal has no gaps.</summary>
    public required int FirstSequence { get; init; }

    /// <summary>Number of entries.</summary>
    public required int Count { get; init; }

    /// <summary>Compact UTF-8 JSON, see <see cref="Journal"/>; compressed when it is long.</summary>
    public required byte[] Data { get; init; }
}
