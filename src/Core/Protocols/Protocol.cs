namespace WorkflowConnect.Core.Protocols;

/// <summary>The evidence of one check: a numbered ledger entry and the PDF made from it.</summary>
public sealed record Protocol
{
    /// <summary>Gapless, e.g. <c>P-000042</c>.</summary>
    public required string Number { get; init; }

    public required string CheckId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Outcome as printed: <c>clear</c>, <c>knownFalsePositive</c>, <c>released</c>, <c>possibleHit</c>, <c>confirmedHit</c>, <c>notScreened</c>.</summary>
    public required string Result { get; init; }

    public required string Language { get; init; }

    /// <summary>Ledger sequence of the canonical data.</summary>
    public required long LedgerSequence { get; init; }

    /// <summary>Lower-case hex SHA-256 of the PDF, or null until it is rendered.</summary>
    public string? PdfSha256 { get; init; }
}
