using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>
/// Distribution lists: static lists (segments) of contacts. HubSpot keeps opt-outs not by list but by subscription type, and
/// one for all e-mail: a contact who left everything, or the type that is called like the list, is not added.
/// </summary>
internal sealed class HubSpotLists(HubSpotCalls calls)
{
    private const string Lists = $"crm/lists/{HubSpotCalls.Version}";
    private const string Statuses = $"communication-preferences/{HubSpotCalls.Version}/statuses";
    private const string Contacts = "0-1";
    private const int MostLists = 500;
    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        for (var offset = 0; ;)
        {
            var query = new JsonObject
            {
                ["query"] = "",
                ["listIds"] = new JsonArray(),
                ["processingTypes"] = new JsonArray("MANUAL"),
                ["additionalProperties"] = new JsonArray(),
                ["count"] = MostLists,
                ["offset"] = offset,
            };
            var answer = await calls.ReadAsync($"{Lists}/search", query, cancellationToken);
            names.AddRange(VendorJson.Rows(answer["lists"]).Where(list => VendorJson.Text(list["objectTypeId"]) is null or Contacts).Select(list => VendorJson.Text(list["name"])).OfType<string>());
            if (!VendorJson.IsTrue(answer["hasMore"]) || !int.TryParse(VendorJson.Text(answer["offset"]), CultureInfo.InvariantCulture, out var next) || next <= offset)
            {
                return [.. names.Order(StringComparer.Ordinal)];
            }

            offset = next;
        }
    }

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        if (await HasOptedOutAsync(contact, list, cancellationToken))
        {
            return new WriteOutcome { Status = WriteStatus.Unchanged, Record = contact.Ref, Reference = list, Message = "The contact has opted out of this list." };
        }

        var id = await IdOfAsync(list, cancellationToken);
        JsonObject answer;
        try
        {
            // Who is a member already is ignored.
            answer = await calls.WriteAsync(HttpMethod.Put, $"{Lists}/{id}/memberships/add", new JsonArray(contact.Ref.Id), cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            _ids.TryRemove(list, out _);
            throw new VendorTrouble(WriteStatus.Retryable, "HubSpot does not take members for this list: it is gone, or not a static one.", TimeSpan.FromSeconds(1));
        }

        if (Has(answer, "recordIdsMissing", contact.Ref.Id))
        {
            throw new VendorTrouble(WriteStatus.Retryable, "HubSpot's lists do not know the contact yet.", TimeSpan.FromSeconds(2));
        }

        var isNew = Has(answer, "recordsIdsAdded", contact.Ref.Id) || Has(answer, "recordIdsAdded", contact.Ref.Id);
        return new WriteOutcome { Status = isNew ? WriteStatus.Created : WriteStatus.Unchanged, Record = contact.Ref, Reference = list };
    }

    /// <summary>Takes the contact off all static lists; how many there were. Active lists let go of it by themselves.</summary>
    public async Task<int> RemoveAsync(string contact, CancellationToken cancellationToken)
    {
        var answer = await calls.FindAsync($"{Lists}/records/{Contacts}/{contact}/memberships", cancellationToken);
        var removed = 0;
        foreach (var id in VendorJson.Rows(answer?["results"]).Select(row => VendorJson.Text(row["listId"])).OfType<string>().Where(VendorJson.IsId))
        {
            try
            {
                await calls.WriteAsync(HttpMethod.Put, $"{Lists}/{id}/memberships/remove", new JsonArray(contact), cancellationToken);
                removed++;
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
            {
                // An active list.
            }
        }

        return removed;
    }

    private async Task<bool> HasOptedOutAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var row = await calls.FindAsync($"{HubSpotRecords.Path(RecordKind.Contact, contact.Ref.Id)}?properties=email,hs_email_optout", cancellationToken);
        if (VendorJson.Text(row?["properties"]?["hs_email_optout"]) == "true")
        {
            return true;
        }

        if (VendorJson.Text(row?["properties"]?["email"]) is not { } email)
        {
            return false;
        }

        // The one address in a path: HubSpot asks for several statuses by body only in its Enterprise edition.
        var answer = await calls.FindAsync($"{Statuses}/{Uri.EscapeDataString(email)}?channel=EMAIL", cancellationToken);
        var statuses = VendorJson.Rows(answer?["results"]).ToList();
        return statuses.Any(s => IsOut(s) && string.Equals(VendorJson.Text(s["subscriptionName"]), list, StringComparison.OrdinalIgnoreCase))
            || (statuses.Count > 1 && statuses.All(IsOut));
    }

    private static bool IsOut(JsonObject status) => VendorJson.Text(status["status"]) == "UNSUBSCRIBED";

    private static bool Has(JsonObject answer, string name, string id) => (answer[name] as JsonArray ?? []).Any(found => VendorJson.Text(found) == id);

    /// <summary>A new static list when there is none of this name.</summary>
    private async Task<string> IdOfAsync(string name, CancellationToken cancellationToken)
    {
        if (_ids.TryGetValue(name, out var known))
        {
            return known;
        }

        var path = $"{Lists}/object-type-id/{Contacts}/name/{Uri.EscapeDataString(name)}";
        var list = (await calls.FindAsync(path, cancellationToken))?["list"] as JsonObject ?? await CreateAsync(name, path, cancellationToken);
        if (VendorJson.Text(list["processingType"]) == "DYNAMIC")
        {
            throw new VendorTrouble(WriteStatus.Retryable, "The list is an active one in HubSpot, which fills it by itself. Name a static list in the workflow.", HubSpotErrors.ByPeople);
        }

        return _ids[name] = VendorJson.Text(list["listId"]) is { } id && VendorJson.IsId(id) ? id : throw HubSpotErrors.Of(502, null, null, isWrite: true);
    }

    private async Task<JsonObject> CreateAsync(string name, string path, CancellationToken cancellationToken)
    {
        JsonObject answer;
        try
        {
            answer = await calls.WriteAsync(HttpMethod.Post, Lists, new JsonObject { ["name"] = name, ["objectTypeId"] = Contacts, ["processingType"] = "MANUAL" }, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status is WriteStatus.Rejected or WriteStatus.Duplicate)
        {
            // A name is allowed once: another worker was there in between.
            if (await calls.FindAsync(path, cancellationToken) is not { } there)
            {
                throw;
            }

            answer = there;
        }

        return answer["list"] as JsonObject ?? throw HubSpotErrors.Of(502, null, null, isWrite: true);
    }
}
