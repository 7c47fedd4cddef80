using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>
/// Protocols and activities as notes (<c>annotation</c>) of account and contact, each under an id of our own: the same note is
/// not written twice. Its mark stands in the subject, by which our notes are told from others.
/// </summary>
internal sealed partial class DynamicsItems(DynamicsCalls calls)
{
    private const string Table = "annotations";
    private const string Id = "annotationid";
    private const int MarkLength = 16;

    /// <summary>A note takes 100,000 characters, a subject 500.</summary>
    private const int LongestText = 90_000;
    private const int LongestSubject = 400;
    private const int LongestName = 200;
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One note with the file per record; content and record make its id.</summary>
    public async Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken)
    {
        var hash = Sha256Hex.Of(document.Content.Span);
        var name = Plain(document.FileName);
        var (ids, isNew) = (new List<string>(document.Records.Count), false);
        foreach (var record in document.Records)
        {
            var id = DynamicsText.OwnId(Table, $"{record.Id}/{hash}");
            ids.Add(id);
            isNew |= await CreateAsync(id, record, new JsonObject
            {
                ["subject"] = $"{name} [WFC-{hash[..MarkLength]}]",
                ["filename"] = name,
                ["mimetype"] = document.ContentType,
                ["documentbody"] = Convert.ToBase64String(document.Content.Span),
                ["isdocument"] = true,
            }, cancellationToken);
        }

        return (ids, isNew);
    }

    /// <summary>Dataverse dates a note itself, so the time of the check stands in its text.</summary>
    public async Task<string> LogAsync(RecordRef record, LogActivity activity, string marker, CancellationToken cancellationToken)
    {
        var text = activity.Text;
        while (Html.Encode(text).Length > LongestText)
        {
            text = text[..(text.Length / 2)];
        }

        var id = IdOf(record, marker);
        var lines = Html.Encode(text).Replace("&#xD;", "", StringComparison.Ordinal).Replace("&#xA;", "<br>", StringComparison.Ordinal);
        await CreateAsync(id, record, new JsonObject
        {
            ["subject"] = $"{Cut(activity.Subject, LongestSubject)} [{marker}]",
            ["notetext"] = $"<p>{lines}</p><p>{Html.Encode(activity.Status)} · {activity.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC</p>",
        }, cancellationToken);
        return id;
    }

    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken) =>
        await calls.FindAsync($"{Table}({IdOf(record, marker)})?$select={Id}", cancellationToken) is { } row ? DynamicsText.IdOf(row, Id) : null;

    /// <summary>
    /// Removes our notes of a contact, and those of the same checks and protocols on its company's record; how many there were,
    /// and how many of others are left on the contact.
    /// </summary>
    public async Task<(int Removed, int Left)> RemoveOwnAsync(RecordRef contact, RecordRef? company, CancellationToken cancellationToken)
    {
        var notes = await NotesAsync(contact, cancellationToken);
        var own = notes.Where(note => note.Mark.Length > 0).ToList();
        var marks = own.Select(note => note.Mark).ToHashSet(StringComparer.Ordinal);
        var alike = company is null ? [] : (await NotesAsync(company, cancellationToken)).Where(note => marks.Contains(note.Mark)).ToList();
        foreach (var (id, _) in own.Concat(alike))
        {
            await calls.DeleteAsync($"{Table}({id})", cancellationToken);
        }

        return (own.Count + alike.Count, notes.Count - own.Count);
    }

    /// <summary>False when it is there already.</summary>
    private async Task<bool> CreateAsync(string id, RecordRef record, JsonObject values, CancellationToken cancellationToken)
    {
        values[$"objectid_{DynamicsText.Table(record.Kind)}@odata.bind"] = $"/{DynamicsText.PathOf(record)}";
        try
        {
            await calls.CreateAsync($"{Table}({id})", values, cancellationToken);
            return true;
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<(string Id, string Mark)>> NotesAsync(RecordRef record, CancellationToken cancellationToken) =>
        [.. (await calls.AllAsync($"{Table}?$select={Id},subject&$filter={Uri.EscapeDataString($"_objectid_value eq {record.Id}")}&$orderby={Id}", cancellationToken))
            .Select(row => (DynamicsText.IdOf(row, Id), Marker().Match(VendorJson.Text(row["subject"]) ?? "").Value))];

    private static string IdOf(RecordRef record, string marker) => DynamicsText.OwnId(Table, $"{record.Id}/{marker}");

    /// <summary>Without the signs that Windows takes in no file name.</summary>
    private static string Plain(string name) =>
        Cut(string.Concat(name.Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)), LongestName);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    [GeneratedRegex(@"\[WFC-[0-9a-f]{12,16}\]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();
}
