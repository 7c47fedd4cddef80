using System.Text.Json.Nodes;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>
/// Erases a contact by HubSpot's own permanent deletion, always by the record's id: called with an address that HubSpot does
/// not find, it would put that address on a list of blocked ones.
/// </summary>
internal sealed class HubSpotErasure(HubSpotCalls calls, HubSpotRecords records, HubSpotLists lists, HubSpotItems items)
{
    public async Task<CrmErasure> RunAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Kind == RecordKind.Company)
        {
            return new CrmErasure(false, [], ["Contacts are erased, companies are not: archive the company in HubSpot if it is to go."]);
        }

        if (await records.ReadAsync(record.Kind, record.Id, cancellationToken) is not { } known)
        {
            return new CrmErasure(true, ["There is no such record any more."], []);
        }

        var done = new List<string>();
        var id = known.Ref.Id;
        if (await lists.RemoveAsync(id, cancellationToken) is > 0 and var memberships)
        {
            done.Add($"taken off {memberships} static lists");
        }

        var (notes, files) = await items.RemoveOwnAsync(known.Ref, cancellationToken);
        if (notes > 0)
        {
            done.Add($"{notes} notes of checks emptied and removed, {files} protocols deleted, also for the company's note that shows the same file; they stay in the product's own archive");
        }

        await calls.WriteAsync(HttpMethod.Post, $"{HubSpotCalls.Objects}/contacts/gdpr-delete", new JsonObject { ["objectId"] = id }, cancellationToken);
        done.Add("contact deleted for good (gdpr-delete), with what HubSpot keeps on its record");
        var isErased = await records.ReadAsync(record.Kind, id, cancellationToken) is null;
        var remains = new List<string> { "notes on the company's record, and what others wrote about the person on other records: look there in HubSpot" };
        if (!isErased)
        {
            remains.Insert(0, "the contact can still be read: HubSpot carries out the deletion later; erase again to see whether it is done");
        }

        return new CrmErasure(isErased, done, remains);
    }
}
