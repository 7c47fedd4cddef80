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

    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) =>
        VendorJson.Words((await PostsAsync(record, cancellationToken)).FirstOrDefault(post => VendorJson.Words(post["post"])?.Contains(marker, StringComparison.Ordinal) is true)?["id"]);

    /// <summary>Removes our own documents of a contact; how many there were.</summary>
    public async Task<int> RemoveDocumentsAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var own = await calls.ListAsync($"{EspoRecords.PathOf(record.Kind, record.Id)}/documents", [new EspoFilter("startsWith", "description", Mark)], EspoRecords.MostRows, cancellationToken, ("select", "id"));
        foreach (var row in own)
        {
            await calls.WriteAsync(HttpMethod.Delete, $"{Entity}/{VendorJson.Words(row["id"])}", null, cancellationToken);
        }

        return own.Count;
    }

    /// <summary>Removes our own posts; how many there were, and how many of others are left.</summary>
    public async Task<(int Removed, int Left)> RemovePostsAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var posts = await PostsAsync(record, cancellationToken);
        var own = posts.Where(post => VendorJson.Words(post["post"])?.Contains(PostMark, StringComparison.Ordinal) is true).ToList();
        foreach (var post in own)
        {
            await calls.WriteAsync(HttpMethod.Delete, $"Note/{VendorJson.Words(post["id"])}", null, cancellationToken);
        }

        return (own.Count, posts.Count - own.Count);
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
        // The date is required; the form of EspoCRM fills it in, its API does not.
        var values = new JsonObject { ["name"] = document.FileName, ["status"] = "Active", ["publishDate"] = calls.Today, ["fileId"] = file, ["description"] = mark };
        if (Of(document, RecordKind.Company) is { Count: > 0 } accounts)
        {
            values["accountsIds"] = accounts;
        }

        return await calls.CreateAsync(Entity, values, cancellationToken);
    }

    /// <summary>The posts of the record itself: an account's stream shows those of its contacts too.</summary>
    private async Task<IReadOnlyList<JsonObject>> PostsAsync(RecordRef record, CancellationToken cancellationToken) =>
        [.. (await calls.ListAsync($"{EspoRecords.PathOf(record.Kind, record.Id)}/stream", [], EspoRecords.MostRows, cancellationToken, ("filter", "posts")))
            .Where(post => VendorJson.Words(post["parentId"]) == record.Id && VendorJson.Words(post["post"]) is not null)];
}
