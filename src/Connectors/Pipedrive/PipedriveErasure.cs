using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>
/// Erases a person: first every value, then the record. Pipedrive keeps what was deleted for 30 days, so deleting alone would
/// leave all of it there.
/// </summary>
internal sealed class PipedriveErasure(PipedriveCalls calls, PipedriveFields fields, PipedriveRecords records, PipedriveLists lists, PipedriveItems items)
{
    private const string Erased = "—";
    private const string Picture = "picture_id";
    private const string Address = "postal_address";
    private const string Messengers = "im";
    private static readonly string[] Entries = ["emails", "phones"];

    /// <summary>Fields that come with the contact sync, and hold personal data.</summary>
    private static readonly string[] Synced = [Address, "notes", Messengers, "birthday", "job_title"];

    public async Task<CrmErasure> RunAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Kind != RecordKind.Contact)
        {
            return new CrmErasure(false, [], ["Only contacts are erased; a company is no person."]);
        }

        if (await records.ReadAsync(record.Kind, record.Id, cancellationToken) is null)
        {
            return new CrmErasure(true, ["There is no such record any more."], []);
        }

        var done = new List<string>();
        if (await lists.CountAsync(record.Id, cancellationToken) is > 0 and var memberships)
        {
            done.Add($"taken off {memberships} distribution lists");
        }

        var (notes, files, left) = await items.RemoveOwnAsync(record, cancellationToken);
        if (notes + files > 0)
        {
            done.Add($"{notes} notes of checks emptied and removed, {files} protocols removed, also from the company's record; they stay in the product's own archive");
        }

        var there = await fields.AllAsync(record.Kind, cancellationToken, anew: true);
        var synced = Synced.Where(code => there.Any(field => field.Code == code)).ToList();
        var custom = there.Where(field => field.IsCustom).ToList();
        var path = PipedriveRecords.Path(record.Kind, record.Id);
        await EmptyAsync(path, synced, custom, cancellationToken);
        var row = await calls.FindAsync(path, cancellationToken) ?? [];
        var hasPicture = VendorJson.Text(row[Picture]) is not null;
        if (hasPicture)
        {
            row = await RemovePictureAsync(path, record, cancellationToken);
        }

        await calls.WriteAsync(HttpMethod.Delete, path, null, cancellationToken);
        done.Add($"fields emptied: name, emails, phones{string.Concat(synced.Select(code => $", {code}"))}, {custom.Count} added fields{(hasPicture ? "; the picture removed" : "")}; then the person deleted");
        return await ReadBackAsync(record, row, synced, custom, done, left, cancellationToken);
    }

    /// <summary>By its specification Pipedrive takes an empty text for what comes with the contact sync; where it wants null instead, it gets that.</summary>
    private async Task EmptyAsync(string path, List<string> synced, List<PipedriveField> custom, CancellationToken cancellationToken)
    {
        var values = new JsonObject { ["name"] = Erased, ["emails"] = new JsonArray(), ["phones"] = new JsonArray() };
        foreach (var code in synced)
        {
            values[code] = code switch
            {
                Address => new JsonObject { ["value"] = "" },
                Messengers => new JsonArray(),
                _ => "",
            };
        }

        values[PipedriveFields.Custom] = new JsonObject(custom.Select(field => KeyValuePair.Create(field.Code, (JsonNode?)null)));
        try
        {
            await calls.WriteAsync(HttpMethod.Patch, path, values, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Refused.Any(synced.Contains))
        {
            synced.ForEach(code => values[code] = null);
            await calls.WriteAsync(HttpMethod.Patch, path, values, cancellationToken);
        }
    }

    /// <summary>The person as it is then.</summary>
    private async Task<JsonObject> RemovePictureAsync(string path, RecordRef record, CancellationToken cancellationToken)
    {
        try
        {
            await calls.WriteAsync(HttpMethod.Delete, $"{PipedriveCalls.V1}/persons/{record.Id}/picture", null, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected || trouble.RetryAfter == PipedriveErrors.ByPeople)
        {
            // Whether it is gone is read back; the rest is to be erased also where the token may not do this.
        }

        return await calls.FindAsync(path, cancellationToken) ?? [];
    }

    private async Task<CrmErasure> ReadBackAsync(RecordRef record, JsonObject row, List<string> synced, List<PipedriveField> custom, List<string> done, int left, CancellationToken cancellationToken)
    {
        var remains = Entries.Where(name => PipedriveRows.Entries(row[name]).Any()).Concat(synced.Where(name => IsFilled(row[name])))
            .Concat(custom.Where(field => IsFilled(row[PipedriveFields.Custom]?[field.Code])).Select(field => field.Code))
            .Select(name => $"field {name} still holds something").ToList();
        if (VendorJson.Text(row["name"]) is { } name && name != Erased)
        {
            remains.Add("field name still holds something");
        }

        if (VendorJson.Text(row[Picture]) is not null)
        {
            remains.Add("the person still has a picture");
        }

        if (await records.ReadAsync(record.Kind, record.Id, cancellationToken) is not null)
        {
            remains.Add("the person can still be read");
        }

        var isErased = remains.Count == 0;
        remains.Add("the emptied person, its notes and files: Pipedrive removes them for good after 30 days");
        remains.Add($"{left} notes and files of others on the person, its activities, mails and deals, and the history of its fields: look there in Pipedrive");
        return new CrmErasure(isErased, done, remains);
    }

    private static bool IsFilled(JsonNode? value) => value switch
    {
        JsonObject parts => parts.Any(part => VendorJson.Text(part.Value) is not null),
        JsonArray entries => entries.Count > 0,
        _ => VendorJson.Text(value) is not null,
    };
}
