using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>Protocols as documents of the party, activities as comments on it.</summary>
internal sealed class WeclappItems(WeclappCalls calls)
{
    private const string Document = "document";
    private const string Comment = "comment";

    /// <summary>By these our documents and comments are told from others.</summary>
    private const string DocumentMark = "WorkflowConnect ";
    private const string CommentMark = "WFC-";

    /// <summary>A document belongs to one party, so each gets its own; found again by the digest of its content.</summary>
    public async Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken)
    {
        var (ids, isNew) = (new List<string>(document.Records.Count), false);
        var mark = DocumentMark + Sha256Hex.Of($"{document.Sha256}|{document.FileName}")[..32];
        foreach (var record in document.Records)
        {
            var there = (await calls.AllAsync(Document, On(record.Id), cancellationToken)).FirstOrDefault(row => VendorJson.Words(row["description"]) == mark);
            if (VendorJson.Words(there?["id"]) is { } known)
            {
                ids.Add(known);
                continue;
            }

            ids.Add(await calls.UploadAsync(On(record.Id).With("name", document.FileName).With("description", mark), document.ContentType, document.Content.ToArray(), cancellationToken));
            isNew = true;
        }

        return (ids, isNew);
    }

    /// <summary>A comment for colleagues only. weclapp dates it itself, so the time of the check stands in its text.</summary>
    public Task<string> LogAsync(RecordRef record, LogActivity activity, string marker, CancellationToken cancellationToken) => calls.CreateAsync(
        Comment,
        CommentOn(record.Id, $"{activity.Subject}\n\n{activity.Text}\n\n{activity.Status} · {activity.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC\n\n{marker}"),
        cancellationToken);

    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) =>
        VendorJson.Words((await calls.AllAsync(Comment, On(record.Id), cancellationToken)).FirstOrDefault(row => Holds(row, marker))?["id"]);

    /// <summary>Removes our own documents and comments of a party; how many of each there were, and how many of others are left.</summary>
    public async Task<(int Documents, int Comments, int Others)> RemoveOwnAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var documents = await calls.AllAsync(Document, On(record.Id), cancellationToken);
        var comments = await calls.AllAsync(Comment, On(record.Id), cancellationToken);
        var ours = documents.Where(row => VendorJson.Words(row["description"])?.StartsWith(DocumentMark, StringComparison.Ordinal) is true).Select(row => (Document, Id: VendorJson.Words(row["id"]))).ToList();
        var own = comments.Where(row => Holds(row, CommentMark)).Select(row => (Comment, Id: VendorJson.Words(row["id"]))).ToList();
        foreach (var (entity, id) in ours.Concat(own))
        {
            await calls.DeleteAsync(entity, id!, cancellationToken);
        }

        return (ours.Count, own.Count, documents.Count + comments.Count - ours.Count - own.Count);
    }

    public static JsonObject CommentOn(string party, string text) => new()
    {
        ["entityName"] = WeclappRecords.Entity,
        ["entityId"] = party,
        ["comment"] = text,
        ["publicComment"] = false,
        ["privateComment"] = false,
        ["solution"] = false,
    };

    public static WeclappQuery On(string party) => WeclappQuery.Of("entityName", WeclappRecords.Entity).With("entityId", party);

    private static bool Holds(JsonObject comment, string mark) => VendorJson.Words(comment["comment"])?.Contains(mark, StringComparison.Ordinal) is true;
}
