using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

/// <summary>Records and receipts; what lies on records is kept by <see cref="CrmItems"/>.</summary>
internal sealed class CrmTables(WorkSession session) : ICrmTables
{
    private readonly CrmItems _items = new(session);

    public async Task<WriteOutcome?> FindReceiptAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        (await (await session.RowsAsync<CrmReceiptRow>(cancellationToken))
            .FirstOrDefaultAsync(r => r.IdempotencyKey == idempotencyKey, cancellationToken))?.Outcome;

    public Task AddReceiptAsync(string idempotencyKey, WriteOutcome outcome, CancellationToken cancellationToken)
    {
        session.Add(new CrmReceiptRow { IdempotencyKey = idempotencyKey, Outcome = outcome });
        return Task.CompletedTask;
    }

    public async Task<CrmRow?> FindAsync(RecordKind kind, string id, CancellationToken cancellationToken)
    {
        var row = await (await session.RowsAsync<CrmRecordRow>(cancellationToken))
            .FirstOrDefaultAsync(r => r.Kind == kind && r.Id == id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var keys = await (await KeysAsync(kind, cancellationToken)).Where(k => k.RecordId == id).Select(k => k.Key).ToListAsync(cancellationToken);
        return new CrmRow(row.ToRecord(), keys);
    }

    public async Task<IReadOnlyList<CrmRow>> FindByMatchKeyAsync(RecordKind kind, string matchKey, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(kind, cancellationToken);
        var sharing = keys.Where(k => k.Key == matchKey).Select(k => k.RecordId);
        var rows = await (await session.RowsAsync<CrmRecordRow>(cancellationToken))
            .Where(r => r.Kind == kind && sharing.Contains(r.Id))
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var keysOf = (await keys.Where(k => sharing.Contains(k.RecordId)).ToListAsync(cancellationToken)).ToLookup(k => k.RecordId, k => k.Key);
        return [.. rows.Select(r => new CrmRow(r.ToRecord(), [.. keysOf[r.Id]]))];
    }

    public Task AddAsync(CrmRow row, CancellationToken cancellationToken)
    {
        session.Add(row.Record.ToRow());
        foreach (var key in row.KeyRows())
        {
            session.Add(key);
        }

        return Task.CompletedTask;
    }

    public async Task UpdateAsync(CrmRow row, CancellationToken cancellationToken)
    {
        var (kind, id) = (row.Record.Ref.Kind, row.Record.Ref.Id);
        var stored = await (await KeysAsync(kind, cancellationToken)).Where(k => k.RecordId == id).Select(k => k.Key).ToListAsync(cancellationToken);
        var dropped = stored.Except(row.MatchKeys, StringComparer.Ordinal).ToList();
        if (dropped.Count > 0)
        {
            await (await session.DirectAsync(cancellationToken)).Set<CrmMatchKeyRow>()
                .Where(k => k.Kind == kind && k.RecordId == id && dropped.Contains(k.Key))
                .ExecuteDeleteAsync(cancellationToken);
        }

        await session.UpdateAsync(row.Record.ToRow(), cancellationToken);
        foreach (var key in row.KeyRows().ExceptBy(stored, k => k.Key, StringComparer.Ordinal))
        {
            session.Add(key);
        }
    }

    public async Task<CrmPage> PageAsync(CrmPageRequest request, CancellationToken cancellationToken)
    {
        var (screenedBefore, changedSince, after) = (request.ScreenedBefore, request.ChangedSince, request.Cursor ?? string.Empty);
        var size = Math.Clamp(request.PageSize, 1, 500);
        var rows = await (await session.RowsAsync<CrmRecordRow>(cancellationToken))
            .Where(r => r.Kind == request.Kind && string.Compare(r.Id, after) > 0)
            .Where(r => screenedBefore == null || r.LastScreenedAt == null || r.LastScreenedAt < screenedBefore)
            .Where(r => changedSince == null || r.ModifiedAt >= changedSince)
            .OrderBy(r => r.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var page = rows.Take(size).Select(r => r.ToRecord()).ToList();
        return new CrmPage(page, rows.Count > size ? page[^1].Ref.Id : null);
    }

    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, string? text, int skip, int limit, CancellationToken cancellationToken)
    {
        var (name, email) = (MatchKeys.Fold(text), (text ?? string.Empty).Trim().ToLowerInvariant());
        var rows = (await session.RowsAsync<CrmRecordRow>(cancellationToken)).Where(r => r.Kind == kind);
        if (email.Length > 0)
        {
            // A text without letters folds to nothing, which every name contains.
            rows = name.Length > 0
                ? rows.Where(r => r.SearchText.Contains(name) || r.SearchText.Contains(email))
                : rows.Where(r => r.SearchText.Contains(email));
        }

        var found = await rows.OrderBy(r => r.SortName).ThenBy(r => r.Id).Skip(skip).Take(limit).ToListAsync(cancellationToken);
        return [.. found.Select(r => r.ToRecord())];
    }

    public async Task<int> CountAsync(RecordKind kind, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<CrmRecordRow>(cancellationToken)).CountAsync(r => r.Kind == kind, cancellationToken);

    public async Task<IReadOnlyList<CrmRecord>> ContactsOfAsync(string companyId, CancellationToken cancellationToken)
    {
        var rows = await (await session.RowsAsync<CrmRecordRow>(cancellationToken))
            .Where(r => r.CompanyId == companyId && r.Kind == RecordKind.Contact)
            .OrderBy(r => r.SortName).ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToRecord())];
    }

    public Task<CrmListMember?> FindMemberAsync(string list, RecordRef contact, CancellationToken cancellationToken) =>
        _items.FindMemberAsync(list, contact, cancellationToken);

    public Task AddMemberAsync(CrmListMember member, CancellationToken cancellationToken) => _items.AddMemberAsync(member, cancellationToken);

    public Task<IReadOnlyList<CrmListMember>> ListsOfAsync(RecordRef contact, CancellationToken cancellationToken) =>
        _items.ListsOfAsync(contact, cancellationToken);

    public Task<IReadOnlyList<CrmListMember>> MembersAsync(string list, int skip, int limit, CancellationToken cancellationToken) =>
        _items.MembersAsync(list, skip, limit, cancellationToken);

    public Task<IReadOnlyList<(string List, int Members)>> ListsAsync(CancellationToken cancellationToken) => _items.ListsAsync(cancellationToken);

    public Task<CrmDocument?> FindDocumentAsync(string id, CancellationToken cancellationToken) => _items.FindDocumentAsync(id, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> ReadDocumentAsync(string id, CancellationToken cancellationToken) =>
        _items.ReadDocumentAsync(id, cancellationToken);

    public Task AddDocumentAsync(CrmDocument document, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _items.AddDocumentAsync(document, content);

    public Task<IReadOnlyList<CrmDocument>> DocumentsOfAsync(RecordRef record, CancellationToken cancellationToken) =>
        _items.DocumentsOfAsync(record, cancellationToken);

    public Task AddActivityAsync(CrmActivity activity, CancellationToken cancellationToken) => _items.AddActivityAsync(activity);

    public Task<IReadOnlyList<CrmActivity>> ActivitiesOfAsync(RecordRef record, CancellationToken cancellationToken) =>
        _items.ActivitiesOfAsync(record, cancellationToken);

    public Task<CrmRemoved> RemoveContactAsync(RecordRef contact, CancellationToken cancellationToken) => new CrmRemoval(session).RunAsync(contact, cancellationToken);

    private async Task<IQueryable<CrmMatchKeyRow>> KeysAsync(RecordKind kind, CancellationToken cancellationToken) =>
        (await session.RowsAsync<CrmMatchKeyRow>(cancellationToken)).Where(k => k.Kind == kind);
}
