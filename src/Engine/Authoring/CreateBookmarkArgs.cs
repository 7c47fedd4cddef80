namespace WorkflowConnect.Engine.Authoring;

/// <summary>How to make a bookmark; members as in Elsa 3.8, plus a due time.</summary>
public sealed class CreateBookmarkArgs
{
    /// <summary>Id; default: derived from the activity's execution, so the same after a crash.</summary>
    public string? BookmarkId { get; set; }

    /// <summary>The payload that resumes it; its JSON is hashed.</summary>
    public object? Stimulus { get; set; }

    /// <summary>Instance method that continues; null: the activity completes.</summary>
    public ExecuteActivityDelegate? Callback { get; set; }

    /// <summary>Name of the stimulus; default: the activity type.</summary>
    public string? BookmarkName { get; set; }

    /// <summary>The bookmark goes when it is resumed; default true.</summary>
    public bool AutoBurn { get; set; } = true;

    /// <summary>The hash includes the activity's execution, so only it can be meant; default false.</summary>
    public bool IncludeActivityInstanceId { get; set; }

    /// <summary>Without a callback the activity completes on resume; default true.</summary>
    public bool AutoComplete { get; set; } = true;

    /// <summary>References for the host's lists.</summary>
    public IDictionary<string, string>? Metadata { get; set; }

    // What it is found by, when that is less than the payload: an endpoint's path without its policy.
    internal object? Key { get; set; }

    /// <summary>Resumed by the clock at this time (UTC); null: only by a stimulus.</summary>
    public DateTimeOffset? DueAt { get; set; }
}
