using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Ledger;

/// <summary>How entries are hashed and linked. Whoever verifies the ledger without the server does exactly this.</summary>
public static class LedgerChain
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Makes the entry that follows the head.</summary>
    /// <param name="draft">What is to be recorded.</param>
    /// <param name="head">The newest entry so far.</param>
    /// <param name="number">The number in the draft's series, or null when it has none.</param>
    /// <param name="now">Recorded to the microsecond, the finest step that both databases keep.</param>
    public static LedgerEntry Seal(LedgerDraft draft, LedgerHead head, long? number, DateTimeOffset now)
    {
        var payload = CanonicalJson.Write(draft.Payload);
        var entry = new LedgerEntry
        {
            Sequence = head.Sequence + 1,
            RecordedAt = ToMicroseconds(now),
            Kind = draft.Kind,
            Key = draft.Key,
            Reference = draft.Reference,
            Number = number,
            NumberSeries = draft.NumberSeries,
            PayloadSha256 = Sha256Hex.Of(payload),
            PreviousHash = head.Hash,
            Hash = string.Empty,
            Payload = payload,
        };
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>Lower-case hex SHA-256 over the canonical JSON of the header: every field but the hash and the payload.</summary>
    public static string HashOf(LedgerEntry entry) => Sha256Hex.Of(CanonicalJson.Write(new JsonObject
    {
        ["key"] = entry.Key,
        ["kind"] = entry.Kind,
        ["number"] = entry.Number,
        ["numberSeries"] = entry.NumberSeries,
        ["payloadSha256"] = entry.PayloadSha256,
        ["previousHash"] = entry.PreviousHash,
        ["recordedAt"] = entry.RecordedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        ["reference"] = entry.Reference,
        ["sequence"] = entry.Sequence,
    }));

    /// <summary>The first entry of a whole ledger that does not fit, or null.</summary>
    public static LedgerFinding? FirstBroken(IEnumerable<LedgerEntry> entries, LedgerHead head)
    {
        var verifier = new LedgerVerifier();
        return entries.Select(verifier.Next).FirstOrDefault(f => f is not null) ?? verifier.End(head);
    }

    private static DateTimeOffset ToMicroseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
