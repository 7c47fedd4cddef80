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

    /// <summary>Journal entries to append.</summary>
    public required IReadOnlyList<JournalRow> Journal { get; init; }
}
