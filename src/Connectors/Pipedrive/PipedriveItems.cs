using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>Protocols as files of organization and person, activities as their notes.</summary>
internal sealed partial class PipedriveItems(PipedriveCalls calls)
{
    private const string Mark = "-wfc";

    /// <summary>A note takes about 100 KB, with its mark-up; protocols say far less.</summary>
    private const int LongestText = 90_000;
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One file for an organization and a person together. The file's name holds the hash of its content: what is there already is not sent again.</summary>
    public async Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken)
    {
        var mark = $"{Mark}{Convert.ToHexStringLower(SHA256.HashData(document.Content.Span))[..16]}";
        var ids = new Dictionary<RecordRef, string>();
        foreach (var record in document.Records)
        {
            if ((await FilesAsync(record, cancellationToken)).FirstOrDefault(file => NameOf(file).Contains(mark, StringComparison.Ordinal)) is { } file)
            {
                ids[record] = PipedriveText.IdOf(file);
            }
        }

        var lacking = document.Records.Where(record => !ids.ContainsKey(record)).ToList();
        var isNew = lacking.Count > 0;
        while (lacking.Count > 0)
        {
            RecordRef[] together = [.. lacking.GroupBy(record => record.Kind).Select(same => same.First())];
            var id = await UploadAsync(document, $"{VendorText.PlainName(document)}{mark}{Path.GetExtension(document.FileName)}", together, cancellationToken);
            foreach (var record in together)
            {
                ids[record] = id;
                lacking.Remove(record);
            }
        }

        return ([.. document.Records.Select(record => ids[record])], isNew);
    }

    /// <summary>A note. Only an administrator's may be dated back, so the time of the check stands in its text.</summary>
    public async Task<string> LogAsync(RecordRef record, LogActivity activity, string marker, CancellationToken cancellationToken)
    {
        var text = activity.Text;
        while (Encoding.UTF8.GetByteCount(Html.Encode(text)) > LongestText)
        {
            text = text[..(text.Length / 2)];
        }

        var content = $"<p><b>{Html.Encode(activity.Subject)}</b></p><p>{Html.Encode(text)}<br>{Html.Encode(activity.Status)}<br>{activity.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC</p><p>{marker}</p>";
        return PipedriveText.IdOf(await calls.WriteAsync(
            HttpMethod.Post, $"{PipedriveCalls.V1}/notes", new JsonObject { ["content"] = content, [PipedriveText.Link(record.Kind)] = PipedriveText.Number(record) }, cancellationToken));
    }

    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) =>
        VendorJson.Text((await NotesAsync(record, cancellationToken)).FirstOrDefault(note => Content(note).Contains(marker, StringComparison.Ordinal))?["id"]);

    /// <summary>Empties and removes our notes on the record, and removes our files; how many there were, and how many of others are left.</summary>
    public async Task<(int Notes, int Files, int Left)> RemoveOwnAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var notes = await NotesAsync(record, cancellationToken);
        var ownNotes = notes.Where(note => Marker().IsMatch(Content(note))).ToList();
        foreach (var id in ownNotes.Select(PipedriveText.IdOf))
        {
            // What was removed can be seen for a while: nothing is to be in it.
            await calls.WriteAsync(HttpMethod.Put, $"{PipedriveCalls.V1}/notes/{id}", new JsonObject { ["content"] = "—" }, cancellationToken);
            await calls.WriteAsync(HttpMethod.Delete, $"{PipedriveCalls.V1}/notes/{id}", null, cancellationToken);
        }

        var files = await FilesAsync(record, cancellationToken);
        var ownFiles = files.Where(file => NameOf(file).Contains(Mark, StringComparison.Ordinal)).ToList();
        foreach (var id in ownFiles.Select(PipedriveText.IdOf))
        {
            await calls.WriteAsync(HttpMethod.Delete, $"{PipedriveCalls.V1}/files/{id}", null, cancellationToken);
        }

        return (ownNotes.Count, ownFiles.Count, notes.Count - ownNotes.Count + files.Count - ownFiles.Count);
    }

    private async Task<string> UploadAsync(AttachDocument document, string name, RecordRef[] records, CancellationToken cancellationToken)
    {
        var form = VendorForm.Of(document, name, [.. records.Select(record => (PipedriveText.Link(record.Kind), record.Id))]);
        return PipedriveText.IdOf(await calls.UploadAsync($"{PipedriveCalls.V1}/files", form, cancellationToken));
    }

    private async Task<IReadOnlyList<JsonObject>> FilesAsync(RecordRef record, CancellationToken cancellationToken) =>
        [.. (await calls.AllOldAsync($"{PipedriveText.Type(record.Kind)}/{PipedriveText.Number(record)}/files", cancellationToken)).Where(IsThere)];

    private async Task<IReadOnlyList<JsonObject>> NotesAsync(RecordRef record, CancellationToken cancellationToken) =>
        [.. (await calls.AllOldAsync($"notes?{PipedriveText.Link(record.Kind)}={PipedriveText.Number(record)}", cancellationToken)).Where(IsThere)];

    private static bool IsThere(JsonObject row) => VendorJson.Text(row["active_flag"]) is not "false";

    private static string NameOf(JsonObject file) => $"{VendorJson.Text(file["name"])}|{VendorJson.Text(file["file_name"])}";

    private static string Content(JsonObject note) => VendorJson.Text(note["content"]) ?? "";

    [GeneratedRegex("WFC-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();
}
