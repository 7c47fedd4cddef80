using System.Text.Json.Nodes;

namespace WorkflowConnect.Core.Ledger;

/// <summary>What is to be recorded.</summary>
public sealed record LedgerDraft
{
    /// <summary><c>check</c>, <c>crm-write</c>, <c>review</c>, <c>protocol</c>, <c>document</c>, <c>list-version</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>Unique: the same key is recorded once, a second append returns the first entry.</summary>
    public required string Key { get; init; }

    /// <summary>Id of what it is about (check, review, list); no personal data.</summary>
    public required string Reference { get; init; }

    /// <summary>The facts. They may hold personal data and can be erased without breaking the chain.</summary>
    public required JsonObject Payload { get; init; }

    /// <summary>Takes the next number of this series (gapless), e.g. <c>protocol</c>; null for none.</summary>
    public string? NumberSeries { get; init; }
}
