namespace WorkflowConnect.Core.Rescreening;

/// <summary>
/// A change of the lists in use and whom it affects. The newest one says which lists all known customers were compared with
/// last, so that a change which nobody has followed up is noticed, whatever happened meanwhile.
/// </summary>
public sealed record ListDelta
{
    /// <summary>Also the id of the campaign and of the run of <c>rescreen-list-change</c>.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3, …</summary>
    public required long Number { get; init; }

    /// <summary>The lists before as <c>list@sha256</c>, by code; empty in the first one.</summary>
    public required IReadOnlyList<string> Before { get; init; }

    /// <summary>The lists after, likewise.</summary>
    public required IReadOnlyList<string> After { get; init; }

    /// <summary>True when the lists did not change, but customers became known whose check was made with older ones.</summary>
    public bool IsLate { get; init; }

    /// <summary>Entries that came, went or changed in what a check looks at; null when a version before cannot be read any more.</summary>
    public int? EntriesChanged { get; init; }

    /// <summary>Customers that were known; null when that was not known yet.</summary>
    public int? Known { get; init; }

    /// <summary>Customers that have to be checked again; null for all.</summary>
    public int? Affected { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the last affected customer was checked, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
