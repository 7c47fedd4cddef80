namespace WorkflowConnect.Core.Ledger;

/// <summary>In which way an entry does not fit.</summary>
public enum LedgerFault
{
    /// <summary>The sequence does not follow the one before: entries are missing, or one stands twice.</summary>
    SequenceGap,

    /// <summary>The entry does not name the hash of the entry before it.</summary>
    PreviousHash,

    /// <summary>The payload is not the one that was recorded.</summary>
    PayloadHash,

    /// <summary>The payload is not there, and nothing records its erasure.</summary>
    PayloadMissing,

    /// <summary>The entry cannot be read from the database at all.</summary>
    Unreadable,

    /// <summary>A field of the header, or the hash itself, was changed.</summary>
    HeaderHash,

    /// <summary>The number within its series does not follow the one before.</summary>
    NumberGap,

    /// <summary>The ledger ends before or after the head that was kept apart: its end was cut off or extended.</summary>
    HeadMismatch,
}
