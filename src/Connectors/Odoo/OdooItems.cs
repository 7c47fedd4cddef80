using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Documents and notes on partners.</summary>
internal sealed class OdooItems(OdooRpc rpc)
{
    /// <summary>By this our documents are told from others.</summary>
    private const string Description = "WorkflowConnect";
    private const string Attachment = "ir.attachment";
    private const string NoAddress = "\"WorkflowConnect\" <noreply@localhost>";
    private const int FirstThatNeedsNoAddress = 19;
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Author and sender, where Odoo does not find them itself; asked once.</summary>
    private (long Author, string Sender)[]? _sender;

    /// <summary>Odoo keeps the SHA-1 of every attachment: what is there already is not sent again.</summary>
    public async Task<(IReadOnlyList<string> Ids, bool IsNew)> AttachAsync(AttachDocument document, CancellationToken cancellationToken)
    {
        long[] records = [.. document.Records.Select(OdooRecords.Number)];
        var there = await FindAsync(document, records, cancellationToken);
        long[] missing = [.. records.Where(record => !there.ContainsKey(record))];
        if (missing.Length > 0)
        {
            var content = Convert.ToBase64String(document.Content.Span);
            var created = await rpc.CallAsync(
                new OdooCall(Attachment, "create")
                {
                    Positional = [("vals_list", new JsonArray([.. missing.Select(record => (JsonNode?)new JsonObject
                    {
                        ["name"] = document.FileName,
                        ["datas"] = content,
                        ["mimetype"] = document.ContentType,
                        ["res_model"] = OdooPartners.Model,
                        ["res_id"] = record,
                        ["description"] = Description,
                    })]))],
                    IsWrite = true,
                },
                cancellationToken);
            var ids = created as JsonArray ?? [created?.DeepClone()];
            for (var i = 0; i < missing.Length; i++)
            {
                there[missing[i]] = i < ids.Count && OdooText.Id(ids[i]) is { } id ? id : throw OdooErrors.Of(502, null, null, isWrite: true);
            }
        }

        return ([.. records.Select(record => there[record].ToString(CultureInfo.InvariantCulture))], missing.Length > 0);
    }

    /// <summary>An internal note, dated as the check.</summary>
    public async Task<string> LogAsync(RecordRef record, LogActivity activity, string? documentId, string marker, CancellationToken cancellationToken)
    {
        var named = new List<(string Name, JsonNode? Value)>
        {
            ("body", $"<p><b>{Html.Encode(activity.Subject)}</b></p><p>{Html.Encode(activity.Text)}<br/>{Html.Encode(activity.Status)}<br/>{OdooText.Time(activity.At)} UTC</p><p>{marker}</p>"),
            ("body_is_html", true),
            ("message_type", "comment"),
            ("subtype_xmlid", "mail.mt_note"),
            ("date", OdooText.Time(activity.At)),
            // Else the user follows every customer that it writes a note on, and gets a mail for what others write there.
            ("context", new JsonObject { ["mail_create_nosubscribe"] = true }),
        };
        foreach (var (author, sender) in await SenderAsync(cancellationToken))
        {
            named.AddRange([("author_id", author), ("email_from", sender)]);
        }

        if (long.TryParse(documentId, CultureInfo.InvariantCulture, out var document))
        {
            named.Add(("attachment_ids", OdooText.Array(document)));
        }

        var posted = await rpc.CallAsync(new OdooCall(OdooPartners.Model, "message_post") { Ids = [OdooRecords.Number(record)], Named = named, IsWrite = true }, cancellationToken);
        return OdooText.Id(posted)?.ToString(CultureInfo.InvariantCulture) ?? throw OdooErrors.Of(502, null, null, isWrite: true);
    }

    /// <summary>17 and 18 take no note of a user without an e-mail address, unless both author and sender are named (source: <c>_message_compute_author</c> of <c>mail.thread</c>).</summary>
    private async Task<(long Author, string Sender)[]> SenderAsync(CancellationToken cancellationToken)
    {
        if (_sender is { } known)
        {
            return known;
        }

        if ((await rpc.VersionAsync(cancellationToken)).Major >= FirstThatNeedsNoAddress)
        {
            return _sender = [];
        }

        var user = await rpc.UserAsync(cancellationToken);
        var rows = await rpc.SearchAsync("res.users", [OdooText.Is("id", "=", user)], ["email", "partner_id"], cancellationToken);
        return _sender = [.. rows.Where(row => VendorJson.Words(row["email"]) is null).Select(row => OdooText.Id(row["partner_id"])).OfType<long>().Select(author => (author, NoAddress))];
    }

    public async Task<string?> FindActivityAsync(RecordRef record, string marker, CancellationToken cancellationToken)
    {
        var rows = await rpc.SearchAsync(
            "mail.message", [OdooText.Is("model", "=", OdooPartners.Model), OdooText.Is("res_id", "=", OdooRecords.Number(record)), OdooText.Is("body", "ilike", marker)], ["id"], cancellationToken);
        return rows.Count > 0 ? OdooText.Id(rows[0]["id"])?.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Removes our own documents from a record; how many there were.</summary>
    public async Task<int> RemoveOwnAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var own = OnRecord(record);
        own.Add((JsonNode)OdooText.Is("description", "=", Description));
        var rows = await rpc.SearchAsync(Attachment, own, ["id"], cancellationToken);
        if (rows.Count > 0)
        {
            await rpc.CallAsync(new OdooCall(Attachment, "unlink") { Ids = [.. rows.Select(row => OdooText.Id(row["id"])!.Value)], IsWrite = true }, cancellationToken);
        }

        return rows.Count;
    }

    /// <summary>Documents and messages that are on the record.</summary>
    public async Task<(int Documents, int Messages)> CountAsync(RecordRef record, CancellationToken cancellationToken) => (
        (await rpc.SearchAsync(Attachment, OnRecord(record), ["id"], cancellationToken)).Count,
        (await rpc.SearchAsync("mail.message", [OdooText.Is("model", "=", OdooPartners.Model), OdooText.Is("res_id", "=", OdooRecords.Number(record))], ["id"], cancellationToken)).Count);

    private static JsonArray OnRecord(RecordRef record) => [OdooText.Is("res_model", "=", OdooPartners.Model), OdooText.Is("res_id", "=", OdooRecords.Number(record))];

    private async Task<Dictionary<long, long>> FindAsync(AttachDocument document, long[] records, CancellationToken cancellationToken)
    {
#pragma warning disable CA5350 // Odoo's own check sum; nothing is protected by it.
        var sha1 = Convert.ToHexStringLower(SHA1.HashData(document.Content.Span));
#pragma warning restore CA5350
        var rows = await rpc.SearchAsync(
            Attachment,
            [OdooText.Is("res_model", "=", OdooPartners.Model), OdooText.Is("res_id", "in", new JsonArray([.. records.Select(r => (JsonNode?)r)])), OdooText.Is("checksum", "=", sha1)],
            ["res_id"],
            cancellationToken);
        return rows.GroupBy(row => OdooText.Id(row["res_id"]) ?? 0).ToDictionary(group => group.Key, group => OdooText.Id(group.First()["id"])!.Value);
    }
}
