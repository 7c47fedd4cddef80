using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Distribution lists: campaigns and their members. Whoever left a list is its member still, with a status that says so.</summary>
internal sealed class SalesforceLists(SalesforceCalls calls, SalesforceFields fields)
{
    private const int MostNames = 200;

    /// <summary>Parts of words by which a status says that somebody left; each campaign has statuses of its own.</summary>
    private static readonly string[] Left = ["optedout", "optout", "unsubscribed", "abgemeldet", "abbestellt", "widerrufen", "removed", "ausgetragen"];

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
    [
        .. (await calls.QueryAsync($"SELECT Name FROM Campaign WHERE IsActive = true ORDER BY Name LIMIT {MostNames}", cancellationToken))
            .Select(row => VendorJson.Text(row["Name"])).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    public async Task<WriteOutcome> AddAsync(CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        if (!(await fields.OfAsync(RecordKind.Contact, cancellationToken)).Fields.ContainsKey(SalesforceFields.OptedOut))
        {
            throw SalesforceErrors.ByHand($"The user of the app may not see Contact.{SalesforceFields.OptedOut}, so nobody knows who wants no mailings. Let it read the field.");
        }

        var wasKnown = _known.ContainsKey(list);
        try
        {
            return await AddToAsync(await CampaignAsync(list, cancellationToken), contact, list, cancellationToken);
        }
        catch (VendorTrouble trouble) when (wasKnown && trouble.Status == WriteStatus.Rejected)
        {
            // Somebody removed the campaign since it was looked up.
            _known.TryRemove(list, out _);
            return await AddToAsync(await CampaignAsync(list, cancellationToken), contact, list, cancellationToken);
        }
    }

    /// <summary>Takes a contact off all lists; how many there were.</summary>
    public async Task<int> RemoveAsync(RecordRef contact, CancellationToken cancellationToken)
    {
        var members = await calls.QueryAsync($"SELECT Id FROM CampaignMember WHERE ContactId = {SalesforceText.Quote(contact.Id)}", cancellationToken);
        foreach (var member in members)
        {
            await calls.WriteAsync(HttpMethod.Delete, $"sobjects/CampaignMember/{SalesforceText.IdOf(member)}", null, cancellationToken);
        }

        return members.Count;
    }

    private async Task<WriteOutcome> AddToAsync(string campaign, CrmRecord contact, string list, CancellationToken cancellationToken)
    {
        var known = await calls.QueryAsync($"SELECT Id, Status FROM CampaignMember WHERE CampaignId = {SalesforceText.Quote(campaign)} AND ContactId = {SalesforceText.Quote(contact.Ref.Id)} LIMIT 1", cancellationToken);
        var outcome = new WriteOutcome { Status = known.Count > 0 ? WriteStatus.Unchanged : WriteStatus.Created, Record = contact.Ref, Reference = list };
        if (known.Count > 0)
        {
            return HasLeft(VendorJson.Text(known[0]["Status"])) ? outcome with { Message = "The contact has opted out of this list." } : outcome;
        }

        try
        {
            await calls.CreateAsync("sobjects/CampaignMember", new JsonObject { ["CampaignId"] = campaign, ["ContactId"] = contact.Ref.Id }, cancellationToken);
            return outcome;
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
        {
            return outcome with { Status = WriteStatus.Unchanged };
        }
    }

    private static bool HasLeft(string? status) =>
        string.Concat((status ?? "").Where(char.IsLetter)).ToLowerInvariant() is var word && Left.Any(part => word.Contains(part, StringComparison.Ordinal));

    /// <summary>Of several campaigns of one name the oldest; a new one when there is none.</summary>
    private async Task<string> CampaignAsync(string name, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = await calls.QueryAsync($"SELECT Id FROM Campaign WHERE Name = {SalesforceText.Quote(name)} ORDER BY CreatedDate, Id LIMIT 1", cancellationToken);
        return _known[name] = found.Count > 0 ? SalesforceText.IdOf(found[0])
            : await calls.CreateAsync("sobjects/Campaign", new JsonObject { ["Name"] = name, ["IsActive"] = true }, cancellationToken);
    }
}
