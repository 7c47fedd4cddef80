namespace WorkflowConnect.Core.Protocols;

/// <summary>What ties the printed page to the ledger.</summary>
public sealed record ProtocolProof
{
    public required long LedgerSequence { get; init; }

    /// <summary>SHA-256 of the canonical data.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Hash of the protocol's ledger entry.</summary>
    public required string EntryHash { get; init; }

    /// <summary>Hash of the entry before it.</summary>
    public required string PreviousHash { get; init; }
}
