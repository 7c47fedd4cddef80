namespace WorkflowConnect.Engine.Authoring;

/// <summary>A place at which a run waits.</summary>
public sealed record Bookmark
{
    /// <summary>Id, the same when the activity runs again after a crash.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the stimulus.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of name, payload and, if wanted, the activity's execution; hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The stimulus as JSON, or null.</summary>
    public string? Payload { get; init; }

    /// <summary>The waiting activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Its path.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>Its execution.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Resumed by the clock at this time (UTC), if set.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Goes when it is resumed.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>Method of the activity that continues.</summary>
    public string? CallbackMethodName { get; init; }

    /// <summary>Without a callback the activity completes on resume.</summary>
    public bool AutoComplete { get; init; } = true;

    /// <summary>References for the host's lists.</summary>
    public IDictionary<string, string>? Metadata { get; init; }

    // A retry runs the activity (or the callback named here) again instead of completing it.
    internal bool IsRetry { get; init; }
}
