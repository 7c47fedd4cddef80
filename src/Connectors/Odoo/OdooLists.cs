using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Distribution lists: those of Email Marketing, or tags of the contact where that app is not installed.</summary>
internal sealed class OdooLists(OdooRpc rpc)
{
    private const int FirstWithSubscriptions = 19;
    private readonly ConcurrentDictionary<string, long> _lists = new(StringComparer.OrdinalIgnoreCase);
    private bool? _hasMailing;

    /// <summary>Whether Email Marketing is installed.</summary>
    public async Task<bool> HasMailingAsync(CancellationToken cancellationToken)
    {
        var rows = _hasMailing is null ? await rpc.SearchAsync("ir.model", [OdooText.Is("model", "=", "mailing.list")], ["model"], cancellationToken) : [];
        return _hasMailing ??= rows.Count > 0;
    }

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) => await HasMailingAsync(cancellationToken)
        ? [.. (await rpc.SearchAsync("mailing.list", [], ["name"], cancellationToken)).Select(row => VendorJson.Words(row["name"])).OfType<string>().Order(StringComparer.Ordinal)]
        : [];

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        if (!await HasMailingAsync(cancellationToken))
        {
            return await TagAsync(contact, list, cancellationToken);
        }

        if (MatchKeys.Email(contact.Fields.GetValueOrDefault(CrmFields.Email)) is not { Length: > 0 } email)
        {
            return new WriteOutcome { Status = WriteStatus.Rejected, Record = contact.Ref, Message = "The contact has no e-mail address; Odoo's lists need one." };
        }

        // Whoever is barred from every mailing is put on no list.
        if ((await rpc.SearchAsync("mail.blacklist", [OdooText.Is("email", "=", email)], ["id"], cancellationToken)).Count > 0)
        {
            return OptedOut(contact, list);
        }

        var listId = await IdOfAsync("mailing.list", list, cancellationToken);
        var members = await rpc.SearchAsync("mailing.contact", [OdooText.Is("email_normalized", "=", email)], ["id"], cancellationToken);
        if (members.Count == 0)
        {
            await CreateMemberAsync(contact, email, listId, cancellationToken);
            return Added(contact, list, WriteStatus.Created);
        }

        var ids = new JsonArray([.. members.Select(row => (JsonNode?)OdooText.Id(row["id"]))]);
        var subscriptions = await rpc.SearchAsync("mailing.subscription", [OdooText.Is("contact_id", "in", ids), OdooText.Is("list_id", "=", listId)], ["opt_out"], cancellationToken);
        if (subscriptions.Any(row => row["opt_out"]?.GetValueKind() == System.Text.Json.JsonValueKind.True))
        {
            return OptedOut(contact, list);
        }

        if (subscriptions.Count > 0)
        {
            return Added(contact, list, WriteStatus.Unchanged);
        }

        try
        {
            await CreateAsync("mailing.subscription", new JsonObject { ["contact_id"] = OdooText.Id(members[0]["id"]), ["list_id"] = listId }, cancellationToken);
            return Added(contact, list, WriteStatus.Created);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            // Odoo refuses a second membership: another worker was there in between.
            return Added(contact, list, WriteStatus.Unchanged);
        }
    }

    /// <summary>Takes the address off all lists; how many memberships there were.</summary>
    public async Task<int> RemoveAsync(string email, CancellationToken cancellationToken)
    {
        if (!await HasMailingAsync(cancellationToken))
        {
            return 0;
        }

        var members = await rpc.SearchAsync("mailing.contact", [OdooText.Is("email_normalized", "=", email)], ["id"], cancellationToken);
        if (members.Count > 0)
        {
            await rpc.CallAsync(new OdooCall("mailing.contact", "unlink") { Ids = [.. members.Select(row => OdooText.Id(row["id"])!.Value)], IsWrite = true }, cancellationToken);
        }

        return members.Count;
    }

    private static WriteOutcome Added(CrmRecord contact, string list, WriteStatus status) => new() { Status = status, Record = contact.Ref, Reference = list };

    private static WriteOutcome OptedOut(CrmRecord contact, string list) =>
        new() { Status = WriteStatus.Unchanged, Record = contact.Ref, Reference = list, Message = "The contact has opted out of this list." };

    private async Task CreateMemberAsync(CrmRecord contact, string email, long list, CancellationToken cancellationToken)
    {
        var member = new JsonObject { ["name"] = contact.Fields.GetValueOrDefault(CrmFields.Name), ["email"] = email };
        if ((await rpc.VersionAsync(cancellationToken)).Major >= FirstWithSubscriptions)
        {
            member["subscription_ids"] = new JsonArray(OdooText.Array(0, 0, new JsonObject { ["list_id"] = list }));
        }
        else
        {
            member["list_ids"] = new JsonArray(OdooText.Array(4, list));
        }

        await CreateAsync("mailing.contact", member, cancellationToken);
    }

    private async Task<WriteOutcome> TagAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var tag = await IdOfAsync("res.partner.category", list, cancellationToken);
        var row = await rpc.SearchAsync(OdooPartners.Model, [OdooText.Is("id", "=", OdooRecords.Number(contact.Ref)), OdooText.Is("category_id", "in", OdooText.Array(tag))], ["id"], cancellationToken);
        if (row.Count > 0)
        {
            return Added(contact, list, WriteStatus.Unchanged);
        }

        await rpc.WriteAsync(
            OdooPartners.Model, OdooRecords.Number(contact.Ref), new JsonObject { ["category_id"] = new JsonArray(OdooText.Array(4, tag)) }, cancellationToken);
        return Added(contact, list, WriteStatus.Created);
    }

    /// <summary>Of several lists of one name the oldest; a new one when there is none.</summary>
    private async Task<long> IdOfAsync(string model, string name, CancellationToken cancellationToken)
    {
        if (_lists.TryGetValue(model + name, out var known))
        {
            return known;
        }

        var rows = await rpc.SearchAsync(model, [OdooText.Is("name", "=", name)], ["id"], cancellationToken);
        var id = rows.Count > 0 ? OdooText.Id(rows[0]["id"])!.Value : await CreateAsync(model, new JsonObject { ["name"] = name }, cancellationToken);
        return _lists[model + name] = id;
    }

    private async Task<long> CreateAsync(string model, JsonObject values, CancellationToken cancellationToken) =>
        OdooText.Id(await rpc.CallAsync(new OdooCall(model, "create") { Positional = [("vals_list", new JsonArray(values))], IsWrite = true }, cancellationToken))
            ?? throw OdooErrors.Of(502, null, null, isWrite: true);
}
