namespace WorkflowConnect.Core.Lists;

/// <summary>What happened to a list lately, <c>state.json</c>; losing it loses no list.</summary>
public sealed record ListState
{
    /// <summary>The version that the next two values speak of.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When the publisher last said, or showed by an equal file, that this version is its newest (UTC).</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>For conditional requests, by file name.</summary>
    public IReadOnlyDictionary<string, FileValidators> Validators { get; init; } = new Dictionary<string, FileValidators>(StringComparer.Ordinal);

    /// <summary>When the publisher was last asked (UTC).</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>Why the last attempt failed or its file was refused; null after a good one.</summary>
    public ListRefusal? LastRefusal { get; init; }
}
