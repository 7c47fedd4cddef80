using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.BuiltIn;

/// <summary>Writes of what lies on records: list memberships, documents, activities.</summary>
internal sealed class ItemWrites(IWork work, IIdSource ids, TimeProvider time, long maximumDocumentBytes)
{
    public async Task<WriteOutcome> AddToListAsync(AddToList write, CancellationToken cancellationToken)
    {
        if (!await ExistAsync([write.Contact], cancellationToken))
        {
            return Outcomes.NoSuchRecord;
        }

        await work.LockAsync($"crm-list/{write.List}/{write.Contact}", cancellationToken);
        var member = await work.Crm.FindMemberAsync(write.List, write.Contact, cancellationToken);
        if (member is null)
        {
            await work.Crm.AddMemberAsync(new CrmListMember(write.List, write.Contact, time.GetUtcNow(), OptedOut: false), cancellationToken);
        }

        return new WriteOutcome
        {
            Status = member is null ? WriteStatus.Created : WriteStatus.Unchanged,
            Record = write.Contact,
            Reference = write.List,
            Message = member is { OptedOut: true } ? "The contact has opted out of this list." : null,
        };
    }

    public async Task<WriteOutcome> AttachAsync(AttachDocument write, CancellationToken cancellationToken)
    {
        if (write.Content.Length > maximumDocumentBytes)
        {
            return Outcomes.Rejected($"The document has {write.Content.Length} bytes, {maximumDocumentBytes} are allowed.");
        }

        if (!await ExistAsync(write.Records, cancellationToken))
        {
            return Outcomes.NoSuchRecord;
        }

        await work.LockAsync("crm-document/" + write.Sha256, cancellationToken);
        if (await FindSameAsync(write, cancellationToken) is { } same)
        {
            return new WriteOutcome { Status = WriteStatus.Unchanged, Record = write.Records[0], Reference = same.Id };
        }

        var document = new CrmDocument
        {
            Id = ids.NewId(),
            Records = write.Records,
            FileName = write.FileName,
            ContentType = write.ContentType,
            Bytes = write.Content.Length,
            Sha256 = write.Sha256,
            At = time.GetUtcNow(),
        };
        await work.Crm.AddDocumentAsync(document, write.Content, cancellationToken);
        return new WriteOutcome { Status = WriteStatus.Created, Record = write.Records[0], Reference = document.Id };
    }

    public async Task<WriteOutcome> LogAsync(LogActivity write, CancellationToken cancellationToken)
    {
        if (!await ExistAsync(write.Records, cancellationToken))
        {
            return Outcomes.NoSuchRecord;
        }

        var activity = new CrmActivity
        {
            Id = ids.NewId(),
            Records = write.Records,
            Subject = write.Subject,
            Text = write.Text,
            Status = write.Status,
            At = write.At,
            DocumentId = write.DocumentReference,
        };
        await work.Crm.AddActivityAsync(activity, cancellationToken);
        return new WriteOutcome { Status = WriteStatus.Created, Record = write.Records[0], Reference = activity.Id };
    }

    /// <summary>The same content on the same records, whatever the file is called.</summary>
    private async Task<CrmDocument?> FindSameAsync(AttachDocument write, CancellationToken cancellationToken) =>
        (await work.Crm.DocumentsOfAsync(write.Records[0], cancellationToken))
            .FirstOrDefault(d => d.Sha256 == write.Sha256 && d.Records.ToHashSet().SetEquals(write.Records));

    private async Task<bool> ExistAsync(IReadOnlyList<RecordRef> records, CancellationToken cancellationToken)
    {
        foreach (var record in records)
        {
            if (record.Connection != BuiltInCrm.Name || await work.Crm.FindAsync(record.Kind, record.Id, cancellationToken) is null)
            {
                return false;
            }
        }

        return records.Count > 0;
    }
}
