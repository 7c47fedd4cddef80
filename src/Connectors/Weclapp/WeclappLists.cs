using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>Distribution lists: weclapp's API describes none, so a list is a tag of the contact. Consent is read and never given.</summary>
internal sealed class WeclappLists(WeclappCalls calls, WeclappAttributes attributes, WeclappRecords records)
{
    private const string Entity = "tag";
    private const int MostConflicts = 4;
    private readonly ConcurrentDictionary<string, string> _tags = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await calls.AllAsync(Entity, WeclappQuery.Empty, cancellationToken)).Select(row => VendorJson.Words(row["name"])).OfType<string>().Order(StringComparer.Ordinal)];

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var memory = (await attributes.DemandAsync([WeclappAttributes.Lists], cancellationToken))[WeclappAttributes.Lists];
        for (var conflicts = 0; ;)
        {
            var party = await records.PartyAsync(contact.Ref.Kind, contact.Ref.Id, cancellationToken) ?? throw new VendorTrouble(WriteStatus.Rejected, "There is no such record in weclapp.");
            if (Refusal(party, memory, list) is { } refusal)
            {
                return new WriteOutcome { Status = WriteStatus.Unchanged, Record = contact.Ref, Reference = list, Message = refusal };
            }

            try
            {
                return new WriteOutcome { Status = await PutAsync(party, memory, list, cancellationToken) ? WriteStatus.Created : WriteStatus.Unchanged, Record = contact.Ref, Reference = list };
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Conflict && ++conflicts < MostConflicts)
            {
                // Read again: what changed meanwhile may be the consent.
            }
        }
    }

    /// <summary>Why the contact is not put on the list; null when nothing speaks against it.</summary>
    private string? Refusal(JsonObject party, WeclappAttribute memory, string list)
    {
        var (known, consents) = (ListMemory.Of(WeclappAttributes.Text(party, memory)), WeclappText.IsTrue(party["optInEmail"]));
        return known.HasWithdrawn(consents) ? "The contact has opted out of all mailings."
            : IsOn(party, list) ? null
            : known.Holds(list) ? "The contact has opted out of this list: it was on it, and somebody took its tag away."
            : calls.ListsNeedOptIn && !consents ? "The contact has not opted in to mailings in weclapp."
            : null;
    }

    /// <summary>Puts the contact on the list and remembers it, also where people had put it there; whether the list was new to it.</summary>
    private async Task<bool> PutAsync(JsonObject party, WeclappAttribute memory, string list, CancellationToken cancellationToken)
    {
        var (isNew, known) = (!IsOn(party, list), WeclappAttributes.Text(party, memory));
        var text = ListMemory.Of(known).With(list, WeclappText.IsTrue(party["optInEmail"])).ToString();
        var body = new JsonObject();
        if (isNew)
        {
            body["tags"] = new JsonArray([.. WeclappText.Texts(party["tags"]).Append(await TagAsync(list, cancellationToken)).Select(name => (JsonNode?)name)]);
        }

        if (isNew || text != known)
        {
            WeclappAttributes.Put(body, party, [new JsonObject { ["attributeDefinitionId"] = memory.Id, ["stringValue"] = text }]);
            await calls.UpdateAsync(WeclappRecords.Entity, party, body, cancellationToken);
        }

        return isNew;
    }

    private static bool IsOn(JsonObject party, string list) => WeclappText.Texts(party["tags"]).Contains(list, StringComparer.OrdinalIgnoreCase);

    /// <summary>The tag's name as weclapp writes it; a new tag when there is none.</summary>
    private async Task<string> TagAsync(string list, CancellationToken cancellationToken)
    {
        if (_tags.TryGetValue(list, out var known))
        {
            return known;
        }

        if (await FindTagAsync(list, cancellationToken) is not { } tag)
        {
            tag = await CreateTagAsync(list, cancellationToken);
        }

        return _tags[list] = tag;
    }

    private async Task<string> CreateTagAsync(string list, CancellationToken cancellationToken)
    {
        try
        {
            await calls.CreateAsync(Entity, new JsonObject { ["name"] = list }, cancellationToken);
            return list;
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            // Somebody made it meanwhile.
            return await FindTagAsync(list, cancellationToken) ?? throw new VendorTrouble(trouble.Status, trouble.Message, trouble.RetryAfter, trouble);
        }
    }

    private async Task<string?> FindTagAsync(string list, CancellationToken cancellationToken) =>
        (await calls.ListAsync(Entity, WeclappQuery.Of("name-ilike", list), WeclappCalls.MostRows, cancellationToken))
            .Select(row => VendorJson.Words(row["name"])).FirstOrDefault(name => string.Equals(name, list, StringComparison.OrdinalIgnoreCase));
}
