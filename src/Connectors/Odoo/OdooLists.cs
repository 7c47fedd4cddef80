using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Distribution lists: those of Email Marketing, or tags of the contact where that app is not installed.</summary>
internal sealed class OdooLists(OdooRpc rpc, OdooRights rights)
{
    private const string Lists = "mailing.list";
    private const string Members = "mailing.contact";
    private const string Subscriptions = "mailing.subscription";
    private const string Tags = "res.partner.category";
    private readonly ConcurrentDictionary<string, long> _lists = new(StringComparer.OrdinalIgnoreCase);
    private bool? _hasMailing;

    /// <summary>Whether Email Marketing is installed.</summary>
    public async Task<bool> HasMailingAsync(CancellationToken cancellationToken) =>
        _hasMailing ??= await rights.MayAsync(Lists, "read", cancellationToken) is not null;

    /// <summary>Rights that adding to lists takes.</summary>
    public async Task<IReadOnlyList<(string Model, string Right)>> NeededAsync(CancellationToken cancellationToken) => await HasMailingAsync(cancellationToken)
        ? [(Lists, "read"), (Lists, "create"), (Members, "create"), (Subscriptions, "create"), (Members, "unlink")]
        : [(Tags, "create")];

    /// <summary>None where the user may not read them.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) => await rights.MayAsync(Lists, "read", cancellationToken) == true
        ? [.. (await rpc.SearchAsync(Lists, [], ["name"], cancellationToken)).Select(row => VendorJson.Words(row["name"])).OfType<string>().Order(StringComparer.Ordinal)]
        : [];

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var hasMailing = await HasMailingAsync(cancellationToken);
        if (hasMailing && MatchKeys.Email(contact.Fields.GetValueOrDefault(CrmFields.Email)) is not { Length: > 0 })
        {
            return new WriteOutcome { Status = WriteStatus.Rejected, Record = contact.Ref, Message = "The contact has no e-mail address; Odoo's lists need one." };
        }

        try
        {
            return await (hasMailing ? SubscribeAsync(contact, list, cancellationToken) : TagAsync(contact, list, cancellationToken));
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            // Another worker was there in between, or the list is gone since it was looked up.
            _lists.TryRemove((hasMailing ? Lists : Tags) + list, out _);
            return await (hasMailing ? SubscribeAsync(contact, list, cancellationToken) : TagAsync(contact, list, cancellationToken));
        }
    }

    /// <summary>Takes the address off all lists; how many memberships there were, or null when the user may not.</summary>
    public async Task<int?> RemoveAsync(string email, CancellationToken cancellationToken)
    {
        if (await rights.MayAsync(Members, "unlink", cancellationToken) is not { } may)
        {
            return 0;
        }

        if (!may)
        {
            return null;
        }

        var members = await MembersAsync(email, cancellationToken);
        if (members.Count > 0)
        {
            await rpc.CallAsync(new OdooCall(Members, "unlink") { Ids = members, IsWrite = true }, cancellationToken);
        }

        return members.Count;
    }

    private static WriteOutcome Added(CrmRecord contact, string list, WriteStatus status) => new() { Status = status, Record = contact.Ref, Reference = list };

    private async Task<WriteOutcome> SubscribeAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var email = MatchKeys.Email(contact.Fields.GetValueOrDefault(CrmFields.Email))!;
        var listId = await IdOfAsync(Lists, list, cancellationToken);
        var members = await MembersAsync(email, cancellationToken);
        if (members.Count == 0)
        {
            var member = new JsonObject
            {
                ["name"] = contact.Fields.GetValueOrDefault(CrmFields.Name),
                ["email"] = email,
                ["subscription_ids"] = new JsonArray(OdooText.Array(0, 0, new JsonObject { ["list_id"] = listId })),
            };
            await CreateAsync(Members, member, cancellationToken);
            return Added(contact, list, WriteStatus.Created);
        }

        var ids = new JsonArray([.. members.Select(id => (JsonNode?)id)]);
        var subscriptions = await rpc.SearchAsync(Subscriptions, [OdooText.Is("contact_id", "in", ids), OdooText.Is("list_id", "=", listId)], ["opt_out"], cancellationToken);
        if (subscriptions.Any(row => VendorJson.IsTrue(row["opt_out"])))
        {
            return Added(contact, list, WriteStatus.Unchanged) with { Message = "The contact has opted out of this list." };
        }

        if (subscriptions.Count > 0)
        {
            return Added(contact, list, WriteStatus.Unchanged);
        }

        await CreateAsync(Subscriptions, new JsonObject { ["contact_id"] = members[0], ["list_id"] = listId }, cancellationToken);
        return Added(contact, list, WriteStatus.Created);
    }

    private async Task<WriteOutcome> TagAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var tag = await IdOfAsync(Tags, list, cancellationToken);
        var row = await rpc.SearchAsync(OdooPartners.Model, [OdooText.Is("id", "=", OdooRecords.Number(contact.Ref)), OdooText.Is("category_id", "in", OdooText.Array(tag))], ["id"], cancellationToken);
        if (row.Count > 0)
        {
            return Added(contact, list, WriteStatus.Unchanged);
        }

        await rpc.WriteAsync(
            OdooPartners.Model, OdooRecords.Number(contact.Ref), new JsonObject { ["category_id"] = new JsonArray(OdooText.Array(4, tag)) }, cancellationToken);
        return Added(contact, list, WriteStatus.Created);
    }

    private async Task<IReadOnlyList<long>> MembersAsync(string email, CancellationToken cancellationToken) =>
        [.. (await rpc.SearchAsync(Members, [OdooText.Is("email_normalized", "=", email)], ["id"], cancellationToken)).Select(row => OdooText.Id(row["id"])!.Value)];

    /// <summary>Of several lists of one name the one that is written the same, then the oldest; a new one when there is none.</summary>
    private async Task<long> IdOfAsync(string model, string name, CancellationToken cancellationToken)
    {
        if (_lists.TryGetValue(model + name, out var known))
        {
            return known;
        }

        var rows = await rpc.SearchAsync(model, [OdooText.Is("name", "=ilike", OdooText.Literally(name))], ["name"], cancellationToken);
        var found = rows.FirstOrDefault(row => VendorJson.Words(row["name"]) == name) ?? (rows.Count > 0 ? rows[0] : null);
        return _lists[model + name] = found is not null ? OdooText.Id(found["id"])!.Value : await CreateAsync(model, new JsonObject { ["name"] = name }, cancellationToken);
    }

    private async Task<long> CreateAsync(string model, JsonObject values, CancellationToken cancellationToken) =>
        OdooText.Id(await rpc.CallAsync(new OdooCall(model, "create") { Positional = [("vals_list", new JsonArray(values))], IsWrite = true }, cancellationToken))
            ?? throw OdooErrors.Of(502, null, null, isWrite: true);
}
