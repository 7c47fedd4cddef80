using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>Distribution lists: static marketing lists of contacts. Whether adding twice is harmless is not documented, so it is asked first.</summary>
internal sealed class DynamicsLists(DynamicsCalls calls)
{
    public const string Table = "lists";
    private const int OfContacts = 2;
    private const string Members = "listcontact_association";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, string> _lists = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await calls.AllAsync($"{Table}?$select=listname&$filter={Uri.EscapeDataString(Usable)}&$orderby=listname,listid", cancellationToken))
            .Select(row => VendorJson.Text(row["listname"])).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var id = await IdOfAsync(list, cancellationToken);
        try
        {
            var known = await calls.GetAsync($"{Table}({id})/{Members}?$select=contactid&$filter={Uri.EscapeDataString($"contactid eq {contact.Ref.Id}")}", cancellationToken);
            var isNew = !VendorJson.Rows(known["value"]).Any() && await JoinAsync(id, contact.Ref.Id, cancellationToken);
            return new WriteOutcome { Status = isNew ? WriteStatus.Created : WriteStatus.Unchanged, Record = contact.Ref, Reference = list };
        }
        catch (VendorTrouble trouble) when (trouble.Message == DynamicsErrors.NoSuchRow && _lists.TryRemove(list, out _))
        {
            throw new VendorTrouble(WriteStatus.Retryable, "The list was removed in Dataverse meanwhile.", Soon, trouble);
        }
    }

    /// <summary>Takes a contact off all lists; how many there were.</summary>
    public async Task<int> RemoveAsync(RecordRef contact, CancellationToken cancellationToken)
    {
        var lists = await calls.AllAsync($"{DynamicsText.PathOf(contact)}/{Members}?$select=listid", cancellationToken);
        foreach (var list in lists)
        {
            await ActAsync("RemoveMemberList", DynamicsText.IdOf(list, "listid"), contact.Id, cancellationToken);
        }

        return lists.Count;
    }

    /// <summary>Not those that a query fills, which nobody can be put on.</summary>
    private static string Usable => $"createdfromcode eq {OfContacts} and type eq false and statecode eq 0";

    /// <summary>False when somebody else put the contact there meanwhile.</summary>
    private async Task<bool> JoinAsync(string list, string contact, CancellationToken cancellationToken)
    {
        try
        {
            await ActAsync("AddMemberList", list, contact, cancellationToken);
            return true;
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            return false;
        }
    }

    private Task ActAsync(string action, string list, string contact, CancellationToken cancellationToken) => calls.WriteAsync(
        HttpMethod.Post, $"{Table}({list})/Microsoft.Dynamics.CRM.{action}", new JsonObject { ["EntityId"] = contact }, cancellationToken);

    /// <summary>Of several lists of one name the oldest; a new one when there is none, under an id that its name makes.</summary>
    private async Task<string> IdOfAsync(string name, CancellationToken cancellationToken)
    {
        if (_lists.TryGetValue(name, out var known))
        {
            return known;
        }

        var filter = $"listname eq {DynamicsText.Literal(name)} and {Usable}";
        var rows = await calls.GetAsync($"{Table}?$select=listid&$filter={Uri.EscapeDataString(filter)}&$orderby=createdon,listid&$top=1", cancellationToken);
        if (VendorJson.Rows(rows["value"]).FirstOrDefault() is { } row)
        {
            return _lists[name] = DynamicsText.IdOf(row, "listid");
        }

        var id = DynamicsText.OwnId(Table, name.Trim().ToUpperInvariant());
        try
        {
            await calls.CreateAsync($"{Table}({id})", new JsonObject { ["listname"] = name, ["createdfromcode"] = OfContacts, ["type"] = false }, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            throw DynamicsErrors.ByHand("The marketing list that was made for this name was renamed or deactivated in Dataverse. Undo that there, or name another list in the workflow.");
        }

        return _lists[name] = id;
    }
}
