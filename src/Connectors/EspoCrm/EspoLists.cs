using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Distribution lists: EspoCRM's target lists. Adding twice is harmless there; adding who left is not, so it is asked first.</summary>
internal sealed class EspoLists(EspoCalls calls)
{
    private const string Entity = "TargetList";
    private readonly ConcurrentDictionary<string, string> _lists = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await calls.ListAsync(Entity, [], EspoRecords.MostRows, cancellationToken, ("select", "id,name"))).Select(row => VendorJson.Words(row["name"])).OfType<string>().Order(StringComparer.Ordinal)];

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var isRemembered = _lists.ContainsKey(list);
        try
        {
            return await AddAsync(contact, list, await IdOfAsync(list, cancellationToken), cancellationToken);
        }
        catch (VendorTrouble trouble) when (isRemembered && trouble.Status == WriteStatus.Rejected)
        {
            // Somebody removed the list since.
            _lists.TryRemove(list, out _);
            return await AddAsync(contact, list, await IdOfAsync(list, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Takes a contact off all lists; how many there were.</summary>
    public async Task<int> RemoveAsync(RecordRef contact, CancellationToken cancellationToken)
    {
        var lists = await calls.ListAsync($"{EspoRecords.PathOf(contact.Kind, contact.Id)}/targetLists", [], EspoRecords.MostRows, cancellationToken, ("select", "id"));
        foreach (var list in lists)
        {
            await calls.WriteAsync(HttpMethod.Delete, $"{Entity}/{VendorJson.Words(list["id"])}/contacts", new JsonObject { ["id"] = contact.Id }, cancellationToken);
        }

        return lists.Count;
    }

    private async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, string id, CancellationToken cancellationToken)
    {
        var members = $"{Entity}/{id}/contacts";
        var known = await calls.ListAsync(members, [EspoFilter.Is("id", contact.Ref.Id)], 1, cancellationToken, ("select", "id,targetListIsOptedOut"));
        var outcome = new WriteOutcome { Status = known.Count > 0 ? WriteStatus.Unchanged : WriteStatus.Created, Record = contact.Ref, Reference = list };
        if (known.Count > 0)
        {
            return EspoText.IsTrue(known[0]["targetListIsOptedOut"]) ? outcome with { Message = "The contact has opted out of this list." } : outcome;
        }

        await calls.WriteAsync(HttpMethod.Post, members, new JsonObject { ["ids"] = new JsonArray(contact.Ref.Id) }, cancellationToken);
        return outcome;
    }

    /// <summary>Of several lists of one name the oldest; a new one when there is none.</summary>
    private async Task<string> IdOfAsync(string name, CancellationToken cancellationToken)
    {
        if (_lists.TryGetValue(name, out var known))
        {
            return known;
        }

        var rows = await calls.ListAsync(Entity, [EspoFilter.Is("name", name)], 1, cancellationToken, ("select", "id"), ("orderBy", "createdAt"), ("order", "asc"));
        return _lists[name] = rows.Count > 0 ? VendorJson.Words(rows[0]["id"])! : await calls.CreateAsync(Entity, new JsonObject { ["name"] = name }, cancellationToken);
    }
}
