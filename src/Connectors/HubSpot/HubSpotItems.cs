using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>Documents and notes. A file stands on no record by itself: the note of the check shows it.</summary>
internal sealed partial class HubSpotItems(HubSpotCalls calls)
{
    private const string Files = $"files/{HubSpotCalls.Version}/files";
    private const string Folder = "/workflowconnect";
    private const string Notes = $"{HubSpotCalls.Objects}/notes";

    /// <summary>HubSpot takes 65,536 characters of mark-up.</summary>
    private const int LongestText = 60_000;
    private const int NoteToContact = 202;
    private const int NoteToCompany = 190;
    private static readonly string[] NoteProperties = ["hs_note_body", "hs_attachment_ids"];
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One file for all records. Its name holds the hash of its content: what is there already is not sent again.</summary>
    public async Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken)
    {
        var name = $"{VendorText.PlainName(document)}-{Convert.ToHexStringLower(SHA256.HashData(document.Content.Span))[..16]}";
        var found = VendorJson.Rows((await calls.GetAsync($"{Files}/search?name={name}", cancellationToken))["results"])
            .Where(file => VendorJson.Text(file["name"]) is { } theirs && (theirs == name || theirs.StartsWith(name + ".", StringComparison.Ordinal)))
            .Select(file => VendorJson.Text(file["id"])).FirstOrDefault(id => id is not null);
        var id = found ?? await UploadAsync(document, name + Path.GetExtension(document.FileName), cancellationToken);
        return ([.. document.Records.Select(_ => id)], found is null);
    }

    /// <summary>A note, dated as the check.</summary>
    public async Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken)
    {
        var text = activity.Text;
        while (Html.Encode(text).Length > LongestText)
        {
            text = text[..(text.Length / 2)];
        }

        var values = new JsonObject
        {
            ["hs_timestamp"] = HubSpotText.Time(activity.At),
            ["hs_note_body"] = $"<p><b>{Html.Encode(activity.Subject)}</b></p><p>{Html.Encode(text)}<br>{Html.Encode(activity.Status)}<br>{activity.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC</p><p>{marker}</p>",
        };
        if (documentId is not null)
        {
            values["hs_attachment_ids"] = documentId;
        }

        var body = new JsonObject { ["properties"] = values, ["associations"] = HubSpotRecords.Association(record.Id, record.Kind == RecordKind.Contact ? NoteToContact : NoteToCompany) };
        return HubSpotRecords.IdOf(await calls.WriteAsync(HttpMethod.Post, Notes, body, cancellationToken));
    }

    /// <summary>Among the record's notes, which are there at once; the search would lag behind.</summary>
    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) =>
        (await NotesAsync(record, cancellationToken)).Where(note => Body(note).Contains(marker, StringComparison.Ordinal)).Select(note => VendorJson.Text(note["id"])).FirstOrDefault();

    /// <summary>Empties and removes our notes on the record, and deletes their files for good; how many notes and files there were.</summary>
    public async Task<(int Notes, int Files)> RemoveOwnAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var own = (await NotesAsync(record, cancellationToken)).Where(note => Marker().IsMatch(Body(note))).ToList();
        var files = own.SelectMany(note => VendorJson.Text(note["properties"]?["hs_attachment_ids"])?.Split(';') ?? []).Where(VendorJson.IsId).Distinct(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            await RemoveAsync($"{Files}/{file}/gdpr-delete", cancellationToken);
        }

        foreach (var id in own.Select(HubSpotRecords.IdOf))
        {
            // A removed note lies in the recycle bin for a while: nothing is to be in it.
            await calls.WriteAsync(HttpMethod.Patch, $"{Notes}/{id}", new JsonObject { ["properties"] = new JsonObject { ["hs_note_body"] = "—", ["hs_attachment_ids"] = "" } }, cancellationToken);
            await RemoveAsync($"{Notes}/{id}", cancellationToken);
        }

        return (own.Count, files.Count);
    }

    private async Task RemoveAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await calls.WriteAsync(HttpMethod.Delete, path, null, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            // It is gone.
        }
    }

    private async Task<IReadOnlyList<JsonObject>> NotesAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await calls.GetAsync($"{HubSpotRecords.Path(record.Kind, record.Id)}/associations/notes?limit=500{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", cancellationToken);
            ids.AddRange(VendorJson.Rows(page["results"]).Select(row => VendorJson.Text(row["toObjectId"]) ?? VendorJson.Text(row["id"])).OfType<string>());
            after = VendorJson.Text(page["paging"]?["next"]?["after"]);
        }
        while (after is not null);
        return await calls.BatchAsync("notes", [.. ids.Distinct(StringComparer.Ordinal)], NoteProperties, null, cancellationToken);
    }

    private async Task<string> UploadAsync(AttachDocument document, string name, CancellationToken cancellationToken)
    {
        // Sent twice under one name it is one file.
        var form = VendorForm.Of(document, name, ("fileName", name), ("folderPath", Folder), ("options", """{"access":"PRIVATE","overwrite":true}"""));
        return HubSpotRecords.IdOf(await calls.UploadAsync(Files, form, cancellationToken));
    }

    private static string Body(JsonObject note) => VendorJson.Text(note["properties"]?["hs_note_body"]) ?? "";

    [GeneratedRegex("WFC-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();
}
