using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>What is put on records of a connected CRM: list memberships, documents, activities, the note of the last check.</summary>
internal sealed class VendorItems(string connection, IVendor vendor, Reservations reservations)
{
    public async Task<WriteOutcome> AddToListAsync(AddToList write, CancellationToken cancellationToken) =>
        await vendor.ReadAsync(write.Contact.Kind, write.Contact.Id, cancellationToken) is { } contact
            ? contact.HasOptedOut
                ? new WriteOutcome { Status = WriteStatus.Unchanged, Record = contact.Ref, Reference = write.List, Message = "The contact has opted out of all mailings." }
                : await new ListTurn(reservations).RunAsync(contact, write, token => vendor.AddToListAsync(contact, write.List, token), cancellationToken)
            : NoSuchRecord;

    public async Task<WriteOutcome> AttachAsync(AttachDocument write, CancellationToken cancellationToken)
    {
        if (write.Content.Length > vendor.Capabilities.MaximumDocumentBytes)
        {
            return new WriteOutcome { Status = WriteStatus.Rejected, Message = $"The document has {write.Content.Length} bytes, {vendor.Capabilities.MaximumDocumentBytes} are allowed." };
        }

        if (Foreign(write.Records))
        {
            return NoSuchRecord;
        }

        var (ids, isNew) = await vendor.AttachAsync(write, cancellationToken);
        return new WriteOutcome { Status = isNew ? WriteStatus.Created : WriteStatus.Unchanged, Record = write.Records[0], Reference = string.Join(',', ids) };
    }

    /// <summary>One activity per record, each under a key of its own: of two records the second may be missing after a crash.</summary>
    public async Task<WriteOutcome> LogAsync(LogActivity write, CancellationToken cancellationToken)
    {
        if (Foreign(write.Records))
        {
            return NoSuchRecord;
        }

        var documents = write.DocumentReference?.Split(',') ?? [];
        var ids = new List<string>(write.Records.Count);
        var isNew = false;
        for (var i = 0; i < write.Records.Count; i++)
        {
            string[] key = [$"log:{write.IdempotencyKey}:{i}"];
            var taken = await reservations.TakeAsync(key, write.IdempotencyKey, cancellationToken)
                ?? throw new VendorTrouble(WriteStatus.Retryable, "The same activity is being written by another worker.", TimeSpan.FromSeconds(1));
            if (taken.References is [var bound])
            {
                ids.Add(bound);
                continue;
            }

            var id = await LogOneAsync(write, i, i < documents.Length ? documents[i] : null, key, taken.HasBegun, cancellationToken);
            ids.Add(id.Id);
            isNew |= id.IsNew;
            await reservations.BindAsync(key, write.IdempotencyKey, id.Id, cancellationToken);
        }

        return new WriteOutcome { Status = isNew ? WriteStatus.Created : WriteStatus.Unchanged, Record = write.Records[0], Reference = string.Join(',', ids) };
    }

    public async Task<WriteOutcome> MarkAsync(MarkScreened write, CancellationToken cancellationToken)
    {
        if (Foreign([write.Record]) || await vendor.ReadAsync(write.Record.Kind, write.Record.Id, cancellationToken) is not { } known)
        {
            return NoSuchRecord;
        }

        // Whether business is held is known now, also from a check that is not the newest one: its review may end last.
        var isOld = known.LastScreenedAt > write.At;
        var mark = isOld ? write with { At = known.LastScreenedAt!.Value, Outcome = known.LastScreeningOutcome ?? write.Outcome, ProtocolNumber = known.LastProtocolNumber } : write;
        // Comparing spares a write that would look like a change of the customer.
        var isSame = known.LastScreenedAt is { } at && Math.Abs((at - mark.At).TotalSeconds) < 1
            && known.LastScreeningOutcome == mark.Outcome && known.LastProtocolNumber == mark.ProtocolNumber && (known.Block ?? CrmBlock.None) == mark.Block;
        if (!isSame)
        {
            await vendor.MarkAsync(mark, cancellationToken);
        }

        return new WriteOutcome
        {
            Status = isSame || isOld ? WriteStatus.Unchanged : WriteStatus.Updated,
            Record = write.Record,
            Message = isOld ? "A later check is already noted." : null,
        };
    }

    private static WriteOutcome NoSuchRecord { get; } = new() { Status = WriteStatus.Rejected, Message = "There is no such record." };

    private bool Foreign(IReadOnlyList<RecordRef> records) => records.Count == 0 || records.Any(record => record.Connection != connection);

    private async Task<(string Id, bool IsNew)> LogOneAsync(
        LogActivity write, int number, string? document, string[] key, bool hasBegun, CancellationToken cancellationToken)
    {
        var (record, marker) = (write.Records[number], $"WFC-{Sha256Hex.Of(write.IdempotencyKey)[..12]}");
        try
        {
            return hasBegun && await vendor.FindActivityAsync(record, marker, cancellationToken) is { } found
                ? (found, false)
                : (await vendor.LogAsync(record, write, document, marker, cancellationToken), true);
        }
        catch (VendorTrouble trouble) when (trouble.Status != WriteStatus.Unknown)
        {
            await reservations.ReleaseAsync(key, write.IdempotencyKey, cancellationToken);
            throw;
        }
    }
}
