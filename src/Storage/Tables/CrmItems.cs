using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

/// <summary>What lies on records: list memberships, documents, activities.</summary>
internal sealed class CrmItems(WorkSession session)
{
    public async Task<CrmListMember?> FindMemberAsync(string list, RecordRef contact, CancellationToken cancellationToken)
    {
        var key = contact.ToString();
        var row = await (await session.RowsAsync<CrmMemberRow>(cancellationToken))
            .FirstOrDefaultAsync(m => m.List == list && m.Contact == key, cancellationToken);
        return row is null ? null : ToMember(row);
    }

    /// <summary>Adds the contact, or replaces its place on the list (an opt-out, say).</summary>
    public async Task AddMemberAsync(CrmListMember member, CancellationToken cancellationToken)
    {
        var row = new CrmMemberRow { List = member.List, Contact = member.Contact.ToString(), Since = member.Since, OptedOut = member.OptedOut };
        if (await FindMemberAsync(member.List, member.Contact, cancellationToken) is null)
        {
            session.Add(row);
        }
        else
        {
            await session.UpdateAsync(row, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<CrmListMember>> ListsOfAsync(RecordRef contact, CancellationToken cancellationToken)
    {
        var key = contact.ToString();
        var rows = await (await session.RowsAsync<CrmMemberRow>(cancellationToken))
            .Where(m => m.Contact == key)
            .OrderBy(m => m.List)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(ToMember)];
    }

    public async Task<IReadOnlyList<CrmListMember>> MembersAsync(string list, int skip, int limit, CancellationToken cancellationToken)
    {
        var rows = await (await session.RowsAsync<CrmMemberRow>(cancellationToken))
            .Where(m => m.List == list)
            .OrderByDescending(m => m.Since).ThenBy(m => m.Contact)
            .Skip(skip)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(ToMember)];
    }

    public async Task<IReadOnlyList<(string List, int Members)>> ListsAsync(CancellationToken cancellationToken)
    {
        var lists = await (await session.RowsAsync<CrmMemberRow>(cancellationToken))
            .GroupBy(m => m.List)
            .Select(g => new { List = g.Key, Members = g.Count(m => !m.OptedOut) })
            .OrderBy(g => g.List)
            .ToListAsync(cancellationToken);
        return [.. lists.Select(l => (l.List, l.Members))];
    }

    public async Task<CrmDocument?> FindDocumentAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<CrmDocument>(cancellationToken)).FirstOrDefaultAsync(d => d.Id == id, cancellationToken);

    public async Task<ReadOnlyMemory<byte>?> ReadDocumentAsync(string id, CancellationToken cancellationToken)
    {
        var key = ContentKey(id);
        var row = await (await session.RowsAsync<ContentRow>(cancellationToken)).FirstOrDefaultAsync(c => c.Key == key, cancellationToken);

        // With a bare null both branches would be a ReadOnlyMemory, and "none" an empty one.
        return row is null ? (ReadOnlyMemory<byte>?)null : row.Bytes;
    }

    public Task AddDocumentAsync(CrmDocument document, ReadOnlyMemory<byte> content)
    {
        session.Add(document);
        session.Add(new ContentRow { Key = ContentKey(document.Id), Bytes = content.ToArray() });
        Link(document.Id, document.Records);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<CrmDocument>> DocumentsOfAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var linked = await LinkedAsync(record, cancellationToken);
        return await (await session.RowsAsync<CrmDocument>(cancellationToken))
            .Where(d => linked.Contains(d.Id))
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
            .ToListAsync(cancellationToken);
    }

    public Task AddActivityAsync(CrmActivity activity)
    {
        session.Add(activity);
        Link(activity.Id, activity.Records);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<CrmActivity>> ActivitiesOfAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var linked = await LinkedAsync(record, cancellationToken);
        return await (await session.RowsAsync<CrmActivity>(cancellationToken))
            .Where(a => linked.Contains(a.Id))
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id)
            .ToListAsync(cancellationToken);
    }

    private static CrmListMember ToMember(CrmMemberRow row) => new(
        row.List,
        RecordRef.TryParse(row.Contact) ?? throw new FormatException($"'{row.Contact}' is no record reference."),
        row.Since,
        row.OptedOut);

    public static string ContentKey(string id) => "document/" + id;

    private async Task<IQueryable<string>> LinkedAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var key = record.ToString();
        return (await session.RowsAsync<CrmLinkRow>(cancellationToken)).Where(l => l.Record == key).Select(l => l.ItemId);
    }

    private void Link(string itemId, IReadOnlyList<RecordRef> records)
    {
        foreach (var record in records.Select(r => r.ToString()).Distinct(StringComparer.Ordinal))
        {
            session.Add(new CrmLinkRow { Record = record, ItemId = itemId });
        }
    }
}
