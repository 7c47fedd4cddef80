using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Protocols as documents that are linked to account and contact, activities as posts in their streams.</summary>
internal sealed class EspoItems(EspoCalls calls)
{
    /// <summary>By this our documents are told from others.</summary>
    private const string Mark = "WorkflowConnect ";

    /// <summary>By this our posts are.</summary>
    private const string PostMark = "WFC-";
    private const string Entity = "Document";

    /// <summary>
    /// One document for all records of a check: content and records together are its name, by which it is found again. Of its
    /// links only accounts are a field; contacts are linked by a call of their own, which does no harm twice.
    /// </summary>
    public async Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken)
    {
        var mark = Mark + Sha256Hex.Of($"{document.Sha256}|{string.Join('|', document.Records)}")[..32];
        var found = await calls.ListAsync(Entity, [EspoFilter.Is("description", mark)], 1, cancellationToken, ("select", "id"));
        var id = found.Count > 0 ? VendorJson.Words(found[0]["id"])! : await CreateAsync(document, mark, cancellationToken);
        if (Of(document, RecordKind.Contact) is { Count: > 0 } contacts)
        {
            await calls.WriteAsync(HttpMethod.Post, $"{Entity}/{id}/contacts", new JsonObject { ["ids"] = contacts }, cancellationToken);
        }

        return ([.. document.Records.Select(_ => id)], found.Count == 0);
    }

    /// <summary>A post. EspoCRM dates it itself, so the time of the check stands in its text.</summary>
    public Task<string> LogAsync(RecordRef record, LogActivity activity, string marker, CancellationToken cancellationToken) => calls.CreateAsync(
        "Note",
        new JsonObject
        {
            ["type"] = "Post",
            ["parentType"] = EspoFields.Entity(record.Kind),
            ["parentId"] = record.Id,
            ["post"] = $"**{EspoText.Markdown(activity.Subject)}**\n\n{EspoText.Markdown(activity.Text)}\n\n{EspoText.Markdown(activity.Status)} · {EspoText.Time(activity.At)} UTC\n\n{marker}",
        },
        cancellationToken);

    /// <summary>Among the newest posts: it is looked for right after it was written.</summary>
    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) =>
        VendorJson.Words(Posts(await calls.ListAsync(StreamOf(record), [], EspoRecords.MostRows, cancellationToken, ("filter", "posts")), record)
            .FirstOrDefault(post => VendorJson.Words(post["post"])!.Contains(marker, StringComparison.Ordinal))?["id"]);

    /// <summary>Removes our own documents of a contact; how many, and how many EspoCRM does not let us remove.</summary>
    public async Task<(int Removed, int Kept)> RemoveDocumentsAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var own = await calls.AllAsync($"{EspoRecords.PathOf(record.Kind, record.Id)}/documents", [new EspoFilter("startsWith", "description", Mark)], cancellationToken, ("select", "id"));
        return await RemoveAsync(Entity, own, cancellationToken);
    }

    /// <summary>Removes our own posts; how many, how many EspoCRM does not let us remove, and how many of others there are.</summary>
    public async Task<(int Removed, int Kept, int Others)> RemovePostsAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var posts = Posts(await calls.AllAsync(StreamOf(record), [], cancellationToken, ("filter", "posts")), record);
        var own = posts.Where(post => VendorJson.Words(post["post"])!.Contains(PostMark, StringComparison.Ordinal)).ToList();
        var (removed, kept) = await RemoveAsync("Note", own, cancellationToken);
        return (removed, kept, posts.Count - own.Count);
    }

    /// <summary>A post that is older than a month or was written by another user is only an administrator's to remove.</summary>
    private async Task<(int Removed, int Kept)> RemoveAsync(string entity, IReadOnlyList<JsonObject> rows, CancellationToken cancellationToken)
    {
        var kept = 0;
        foreach (var row in rows)
        {
            try
            {
                await calls.WriteAsync(HttpMethod.Delete, $"{entity}/{VendorJson.Words(row["id"])}", null, cancellationToken);
            }
            catch (VendorTrouble trouble) when (EspoErrors.IsNotAllowed(trouble))
            {
                kept++;
            }
        }

        return (rows.Count - kept, kept);
    }

    private static JsonArray Of(AttachDocument document, RecordKind kind) => [.. document.Records.Where(record => record.Kind == kind).Select(record => (JsonNode?)record.Id)];

    private async Task<string> CreateAsync(AttachDocument document, string mark, CancellationToken cancellationToken)
    {
        var file = await calls.CreateAsync(
            "Attachment",
            new JsonObject
            {
                ["name"] = document.FileName,
                ["type"] = document.ContentType,
                ["role"] = "Attachment",
                ["relatedType"] = Entity,
                ["field"] = "file",
                ["file"] = $"data:{document.ContentType};base64,{Convert.ToBase64String(document.Content.Span)}",
            },
            cancellationToken);
        // The date is required; the form of EspoCRM fills it in, its API does not. The status it sets itself, to whatever is usual there.
        var values = new JsonObject { ["name"] = document.FileName, ["publishDate"] = calls.Today, ["fileId"] = file, ["description"] = mark };
        if (Of(document, RecordKind.Company) is { Count: > 0 } accounts)
        {
            values["accountsIds"] = accounts;
        }

        return await calls.CreateAsync(Entity, values, cancellationToken);
    }

    private static string StreamOf(RecordRef record) => $"{EspoRecords.PathOf(record.Kind, record.Id)}/stream";

    /// <summary>The posts of the record itself: an account's stream shows those of its contacts too.</summary>
    private static List<JsonObject> Posts(IReadOnlyList<JsonObject> stream, RecordRef record) =>
        [.. stream.Where(post => VendorJson.Words(post["parentId"]) == record.Id && VendorJson.Words(post["post"]) is not null)];
}
