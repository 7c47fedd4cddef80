using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Reads from the ledger which records were checked, which ones a lead made or filled, and which ones were erased.</summary>
internal sealed class LedgerSightings(IDatabase database, ICrm crm)
{
    private const string WriteKind = "crm-write";

    public async Task<SightingPage> AfterAsync(long sequence, int limit, CancellationToken cancellationToken)
    {
        var (last, found) = await database.ReadAsync((work, ct) => ReadAsync(work, sequence, limit, ct), cancellationToken);
        var sightings = new List<Sighting>(found.Count);
        foreach (var (record, checkedParty, lists, isErased) in found)
        {
            // A check has the very values that it compared. What a write made of a record, only the CRM knows.
            var party = isErased ? null : checkedParty ?? (await crm.FindAsync(record, cancellationToken) is { } there ? RecordParty.Of(there) : null);
            sightings.Add(new Sighting(record.ToString(), party, lists));
        }

        return new SightingPage(last, sightings);
    }

    private async Task<(LedgerEntry? Last, List<(RecordRef Record, Party? Party, IReadOnlyList<string> Lists, bool IsErased)> Found)> ReadAsync(
        IWork work, long sequence, int limit, CancellationToken cancellationToken)
    {
        var entries = await work.Ledger.ReadAsync(sequence, limit, cancellationToken);
        var found = new List<(RecordRef, Party?, IReadOnlyList<string>, bool)>();
        foreach (var entry in entries)
        {
            if (entry.Kind == "check")
            {
                var check = await work.Checks.FindAsync(entry.Reference, cancellationToken);
                found.AddRange((check?.Subjects ?? []).Where(s => IsOurs(s.Record)).Select(s => (s.Record!, (Party?)s.Party, ListsOf(s), false)));
            }
            else if (entry.Kind == WriteKind && await WrittenAsync(work, entry, cancellationToken) is { } record)
            {
                var check = await work.Checks.FindAsync(entry.Reference, cancellationToken);
                found.Add((record, null, check?.Subjects.Select(ListsOf).FirstOrDefault() ?? [], false));
            }
            else if (entry.Kind == EraseContact.LedgerKind && RecordRef.TryParse(entry.Reference) is { } erased && IsOurs(erased) && EraseContact.IsErased(entry))
            {
                found.Add((erased, null, [], true));
            }
        }

        return (entries.Count == 0 ? null : entries[^1], found);
    }

    private async Task<RecordRef?> WrittenAsync(IWork work, LedgerEntry entry, CancellationToken cancellationToken) =>
        await work.CrmJournal.FindAsync(entry.Key[(WriteKind.Length + 1)..], cancellationToken) is { Outcome: { IsDone: true, Record: { } record } } write
            && write.Action.StartsWith("upsert-", StringComparison.Ordinal) && IsOurs(record)
            ? record
            : null;

    private bool IsOurs(RecordRef? record) => record?.Connection == crm.Connection;

    private static IReadOnlyList<string> ListsOf(CheckedSubject subject) =>
        [.. subject.Result.Lists.Select(l => $"{l.List}@{l.Sha256}").Order(StringComparer.Ordinal)];
}
