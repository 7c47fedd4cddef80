using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Ledger;

/// <summary>Walks through a ledger from its first entry, one entry at a time, so that any length fits in memory.</summary>
public sealed class LedgerVerifier
{
    /// <summary>An entry of this kind, with the key <c>erasure:SEQUENCE</c>, says that a payload was erased on purpose.</summary>
    public const string ErasureKind = "erasure";

    private readonly SortedSet<long> _withoutPayload = [];
    private readonly Dictionary<string, long> _numbers = [];
    private LedgerHead _last = LedgerHead.Empty;

    public long EntriesChecked { get; private set; }

    public long ErasedPayloads { get; private set; }

    /// <summary>
    /// Checks the entry against all before it. The order of the questions matters: each names the cause and not
    /// a later consequence of it (a changed link to the entry before also breaks the header's hash).
    /// </summary>
    public LedgerFinding? Next(LedgerEntry entry)
    {
        EntriesChecked++;
        if (entry.Sequence != _last.Sequence + 1)
        {
            return new(_last.Sequence + 1, LedgerFault.SequenceGap, $"Expected entry {_last.Sequence + 1}, found {entry.Sequence}.");
        }

        if (entry.PreviousHash != _last.Hash)
        {
            return new(entry.Sequence, LedgerFault.PreviousHash, $"Expected previous hash {_last.Hash}, found {entry.PreviousHash}.");
        }

        if (entry.Payload is null)
        {
            ErasedPayloads++;
            _withoutPayload.Add(entry.Sequence);
        }
        else if (Sha256Hex.Of(entry.Payload) is var payload && payload != entry.PayloadSha256)
        {
            return new(entry.Sequence, LedgerFault.PayloadHash, $"The payload's hash is {payload}, recorded was {entry.PayloadSha256}.");
        }

        if (HeaderOf(entry) is var header && header != entry.Hash)
        {
            return new(entry.Sequence, LedgerFault.HeaderHash, $"The header's hash is {header}, recorded was {entry.Hash}.");
        }

        Explain(entry);
        _last = new LedgerHead(entry.Sequence, entry.Hash);
        return Number(entry);
    }

    /// <summary>Checks that the entries end where the head says.</summary>
    public LedgerFinding? End(LedgerHead head) =>
        head == _last && _withoutPayload.Count == 0 ? null
        : head == _last ? new(_withoutPayload.Min, LedgerFault.PayloadMissing, "The payload is gone, and no entry records that it was erased.")
        : new(_last.Sequence + 1, LedgerFault.HeadMismatch, $"The head names entry {head.Sequence} with hash {head.Hash}, the ledger ends with entry {_last.Sequence} with hash {_last.Hash}.");

    /// <summary>A header that canonical JSON cannot hold, such as a number beyond 2^53, was never written by us.</summary>
    private static string HeaderOf(LedgerEntry entry)
    {
        try
        {
            return LedgerChain.HashOf(entry);
        }
        catch (FormatException)
        {
            return "none: it holds a value that no header can hold";
        }
    }

    private void Explain(LedgerEntry entry)
    {
        if (entry.Kind == ErasureKind && long.TryParse(entry.Key.AsSpan(entry.Key.IndexOf(':', StringComparison.Ordinal) + 1), out var erased))
        {
            _withoutPayload.Remove(erased);
        }
    }

    private LedgerFinding? Number(LedgerEntry entry)
    {
        if (entry.NumberSeries is null && entry.Number is null)
        {
            return null;
        }

        var series = entry.NumberSeries ?? string.Empty;
        var expected = _numbers.GetValueOrDefault(series) + 1;
        if (entry.NumberSeries is null || entry.Number != expected)
        {
            return new(entry.Sequence, LedgerFault.NumberGap, $"Expected number {expected} of series '{series}', found {entry.Number}.");
        }

        _numbers[series] = expected;
        return null;
    }
}
