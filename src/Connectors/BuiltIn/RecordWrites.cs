using System.Globalization;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.BuiltIn;

/// <summary>Writes to companies and contacts.</summary>
internal sealed class RecordWrites(IWork work, IIdSource ids, TimeProvider time)
{
    public async Task<WriteOutcome> UpsertAsync(UpsertRecord write, CancellationToken cancellationToken)
    {
        var given = write.Fields
            .Where(f => !string.IsNullOrWhiteSpace(f.Value))
            .ToDictionary(f => f.Key, f => f.Value.Trim(), StringComparer.Ordinal);
        var keys = MatchKeys.Of(write.Kind, given);
        if (keys.Count == 0)
        {
            return Outcomes.Rejected("Neither a name nor an e-mail address nor a number is given.");
        }

        if (write.Company is { } company && await work.Crm.FindAsync(RecordKind.Company, company.Id, cancellationToken) is null)
        {
            return Outcomes.Rejected("The company does not exist.");
        }

        // Whoever writes the same party holds one of the same keys: two nodes cannot both find nothing and create twins.
        foreach (var key in keys)
        {
            await work.LockAsync($"crm/{write.Kind}/{key}", cancellationToken);
        }

        var known = await new RecordMatch(work.Crm).FindAsync(write.Kind, given, keys, write.Company, cancellationToken);
        return known is null
            ? await CreateAsync(write, given, cancellationToken)
            : await FillAsync(known, write, given, cancellationToken);
    }

    /// <summary>
    /// The time of change stays: what we note about a record must not look like a change of the record, or every
    /// check would cause the next one.
    /// </summary>
    public async Task<WriteOutcome> MarkScreenedAsync(MarkScreened write, CancellationToken cancellationToken)
    {
        var row = await LockedAsync(write.Record, cancellationToken);
        if (row is null)
        {
            return Outcomes.NoSuchRecord;
        }

        // Whether business is held is known now, also from a check that is not the newest one: its review may end last.
        var isOld = row.Record.LastScreenedAt > write.At;
        var record = row.Record with { Block = write.Block };
        await work.Crm.UpdateAsync(
            row with
            {
                Record = isOld ? record : record with
                {
                    LastScreenedAt = write.At,
                    LastScreeningOutcome = write.Outcome,
                    LastProtocolNumber = write.ProtocolNumber,
                },
            },
            cancellationToken);
        if (isOld)
        {
            return new WriteOutcome { Status = WriteStatus.Unchanged, Record = write.Record, Message = "A later check is already noted." };
        }

        return new WriteOutcome { Status = WriteStatus.Updated, Record = write.Record };
    }

    private async Task<CrmRow?> LockedAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Connection != BuiltInCrm.Name)
        {
            return null;
        }

        // Read, change, write: without the lock another node's change in between would be lost.
        await work.LockAsync("crm-record/" + record, cancellationToken);
        return await work.Crm.FindAsync(record.Kind, record.Id, cancellationToken);
    }

    private async Task<WriteOutcome> CreateAsync(UpsertRecord write, Dictionary<string, string> given, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var filled = FillBlankFields.Apply(new Dictionary<string, string>(StringComparer.Ordinal), null, given, write.Company);
        var record = new CrmRecord
        {
            Ref = new RecordRef(BuiltInCrm.Name, write.Kind, ids.NewId()),
            Fields = filled.Fields,
            Company = filled.Company,
            Version = "1",
            CreatedAt = now,
            ModifiedAt = now,
        };
        await work.Crm.AddAsync(new CrmRow(record, MatchKeys.Of(write.Kind, filled.Fields)), cancellationToken);
        return new WriteOutcome { Status = WriteStatus.Created, Record = record.Ref, Changes = filled.Changes };
    }

    private async Task<WriteOutcome> FillAsync(RecordRef known, UpsertRecord write, Dictionary<string, string> given, CancellationToken cancellationToken)
    {
        var row = await LockedAsync(known, cancellationToken);
        if (row is null)
        {
            return new WriteOutcome { Status = WriteStatus.Conflict, Record = known, Message = "The record was removed meanwhile." };
        }

        var filled = FillBlankFields.Apply(row.Record.Fields, row.Record.Company, given, write.Company);
        if (filled.Changes.Count == 0)
        {
            return new WriteOutcome { Status = WriteStatus.Unchanged, Record = known };
        }

        var record = row.Record with
        {
            Fields = filled.Fields,
            Company = filled.Company,
            ModifiedAt = time.GetUtcNow(),
            Version = NextVersion(row.Record.Version),
        };
        await work.Crm.UpdateAsync(new CrmRow(record, MatchKeys.Of(write.Kind, filled.Fields)), cancellationToken);
        return new WriteOutcome { Status = WriteStatus.Updated, Record = known, Changes = filled.Changes };
    }

    private static string NextVersion(string? version) =>
        (long.Parse(version ?? "0", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
