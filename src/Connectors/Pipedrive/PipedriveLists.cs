using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>
/// Distribution lists: choices of one field of the person, by which Pipedrive filters, and Campaigns with it. All lists of a
/// person are one value; <see cref="ListTurn"/> lets changes of it go one after the other.
/// </summary>
internal sealed class PipedriveLists(PipedriveCalls calls, PipedriveFields fields)
{
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        PipedriveFields.FindOwn(await fields.AllAsync(RecordKind.Contact, cancellationToken), PipedriveFields.Lists) is { } field ? [.. field.Options.Keys.Order(StringComparer.Ordinal)] : [];

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var (field, option) = await OptionAsync(list, cancellationToken);
        var on = await OnAsync(contact.Ref.Id, field, cancellationToken);
        var outcome = new WriteOutcome { Status = on.Contains(option) ? WriteStatus.Unchanged : WriteStatus.Created, Record = contact.Ref, Reference = list };
        if (outcome.Status == WriteStatus.Created)
        {
            await SetAsync(contact.Ref.Id, field, [.. on, option], cancellationToken);
        }

        return outcome;
    }

    /// <summary>How many lists the contact was on.</summary>
    public async Task<int> CountAsync(string id, CancellationToken cancellationToken) =>
        PipedriveFields.FindOwn(await fields.AllAsync(RecordKind.Contact, cancellationToken), PipedriveFields.Lists) is { } field ? (await OnAsync(id, field.Code, cancellationToken)).Count : 0;

    private async Task<List<long>> OnAsync(string id, string field, CancellationToken cancellationToken)
    {
        var row = await calls.FindAsync($"{PipedriveRecords.Path(RecordKind.Contact, id)}?custom_fields={field}", cancellationToken)
            ?? throw new VendorTrouble(WriteStatus.Rejected, "There is no such record in Pipedrive.");
        return [.. (row[PipedriveFields.Custom]?[field] as JsonArray ?? []).Select(VendorJson.Text).OfType<string>().Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
    }

    private Task SetAsync(string id, string field, long[] options, CancellationToken cancellationToken) => calls.WriteAsync(
        HttpMethod.Patch,
        PipedriveRecords.Path(RecordKind.Contact, id),
        new JsonObject { [PipedriveFields.Custom] = new JsonObject { [field] = new JsonArray([.. options.Select(option => (JsonNode?)option)]) } },
        cancellationToken);

    /// <summary>The list's choice; a new one when there is none. Of two that were made at one time everybody takes the older.</summary>
    private async Task<(string Field, long Option)> OptionAsync(string list, CancellationToken cancellationToken)
    {
        var field = await fields.OwnAsync(RecordKind.Contact, PipedriveFields.Lists, cancellationToken);
        if (!field.Options.TryGetValue(list, out var option))
        {
            field = await NewestAsync(cancellationToken);
            if (!field.Options.TryGetValue(list, out option))
            {
                await calls.WriteAsync(HttpMethod.Post, $"{PipedriveFields.PathOf(RecordKind.Contact)}/{field.Code}/options", new JsonArray(new JsonObject { ["label"] = list }), cancellationToken);
                field = await NewestAsync(cancellationToken);
                option = field.Options.TryGetValue(list, out var made) ? made
                    : throw new VendorTrouble(WriteStatus.Retryable, $"Pipedrive does not show the new choice of \"{PipedriveFields.Lists}\" yet.", TimeSpan.FromSeconds(5));
            }
        }

        return (field.Code, option);
    }

    private async Task<PipedriveField> NewestAsync(CancellationToken cancellationToken) =>
        PipedriveFields.FindOwn(await fields.AllAsync(RecordKind.Contact, cancellationToken, anew: true), PipedriveFields.Lists)
        ?? throw PipedriveErrors.MissingField(RecordKind.Contact, PipedriveFields.Lists);
}
