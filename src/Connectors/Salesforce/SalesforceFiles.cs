using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Protocols as Salesforce files: one for account and contact, linked to both.</summary>
internal sealed class SalesforceFiles(SalesforceCalls calls)
{
    /// <summary>Base64 in JSON; Salesforce takes 37.5 MB of it.</summary>
    public const long MostBytes = 25L << 20;

    private const string Mark = " wfc-";
    private const int LongestTitle = 200;

    /// <summary>The file's title holds the hash of its content: what is there already is not sent again.</summary>
    public async Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken)
    {
        var mark = $"{Mark}{Convert.ToHexStringLower(SHA256.HashData(document.Content.Span))[..16]}";
        if (document.Records.Any(record => !SalesforceText.IsId(record.Id)))
        {
            throw new VendorTrouble(WriteStatus.Rejected, "There is no such record in Salesforce.");
        }

        var on = await LinksAsync(document.Records.Select(record => record.Id), mark, cancellationToken);
        var lacking = document.Records.Where(record => !on.ContainsKey(record.Id)).Select(record => record.Id).Distinct(StringComparer.Ordinal).ToList();
        if (lacking.Count == 0)
        {
            return ([.. document.Records.Select(record => on[record.Id])], false);
        }

        if (on.Count == 0)
        {
            on[lacking[0]] = await UploadAsync(document, mark, lacking[0], cancellationToken);
            lacking.RemoveAt(0);
        }

        var file = on.Values.First();
        foreach (var record in lacking)
        {
            await LinkAsync(file, record, cancellationToken);
            on[record] = file;
        }

        return ([.. document.Records.Select(record => on[record.Id])], true);
    }

    /// <summary>Removes our files from the contact, and so from the account that shows them too; how many there were, and how many of others are left.</summary>
    public async Task<(int Removed, int Left)> RemoveOwnAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var files = await calls.QueryAsync($"SELECT ContentDocumentId, ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = {SalesforceText.Quote(record.Id)}", cancellationToken);
        var own = files.Where(file => VendorJson.Text(file["ContentDocument"]?["Title"])?.Contains(Mark, StringComparison.Ordinal) is true).ToList();
        foreach (var file in own)
        {
            await calls.WriteAsync(HttpMethod.Delete, $"sobjects/ContentDocument/{SalesforceText.IdOf(file, "ContentDocumentId")}", null, cancellationToken);
        }

        return (own.Count, files.Count - own.Count);
    }

    private async Task<string> UploadAsync(AttachDocument document, string mark, string record, CancellationToken cancellationToken)
    {
        var name = Path.GetFileNameWithoutExtension(document.FileName);
        var version = await calls.CreateAsync(
            "sobjects/ContentVersion",
            new JsonObject
            {
                ["Title"] = $"{(name.Length > LongestTitle ? name[..LongestTitle] : name)}{mark}",
                ["PathOnClient"] = document.FileName,
                ["VersionData"] = Convert.ToBase64String(document.Content.Span),
                ["FirstPublishLocationId"] = record,
            },
            cancellationToken);
        var rows = await calls.QueryAsync($"SELECT ContentDocumentId FROM ContentVersion WHERE Id = {SalesforceText.Quote(version)}", cancellationToken);
        return SalesforceText.IdOf(rows.Count > 0 ? rows[0] : null, "ContentDocumentId");
    }

    /// <summary>V shows the file, and whoever may change the record may not change the file.</summary>
    private async Task LinkAsync(string file, string record, CancellationToken cancellationToken)
    {
        try
        {
            await calls.CreateAsync("sobjects/ContentDocumentLink", new JsonObject { ["ContentDocumentId"] = file, ["LinkedEntityId"] = record, ["ShareType"] = "V" }, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            // Somebody linked it in the same moment.
        }
    }

    private async Task<Dictionary<string, string>> LinksAsync(IEnumerable<string> records, string mark, CancellationToken cancellationToken)
    {
        var on = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in await calls.QueryAsync(
            $"SELECT ContentDocumentId, LinkedEntityId FROM ContentDocumentLink WHERE LinkedEntityId IN {SalesforceText.Quote(records.Distinct(StringComparer.Ordinal))} AND ContentDocument.Title LIKE {SalesforceText.Quote($"%{mark}")}", cancellationToken))
        {
            on.TryAdd(SalesforceText.IdOf(link, "LinkedEntityId"), SalesforceText.IdOf(link, "ContentDocumentId"));
        }

        return on;
    }
}
