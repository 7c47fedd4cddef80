namespace WorkflowConnect.Engine;

/// <summary>Everything that one save writes.</summary>
public sealed record WorkflowCheckpoint
{
    /// <summary>The new row; its checkpoint number is one above the stored one.</summary>
    public required WorkflowInstanceRow Instance { get; init; }

    /// <summary>All bookmarks of the instance from now on.</summary>
    public required IReadOnlyList<BookmarkRow> Bookmarks { get; init; }

    /// <summary>Incidents to append.</summary>
    public required IReadOnlyList<IncidentRow> Incidents { get; init; }

    /// <summary>Journal to append, or null.</summary>
    public JournalChunk? Journal { get; init; }

    /// <summary>The instance is not stored yet: its id was just drawn, so no call of its own was spent on it.</summary>
    public bool IsFirst { get; init; }
}
