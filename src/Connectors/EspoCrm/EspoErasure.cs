using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>
/// Erases a contact: its fields, memberships, our documents and posts, then reads back. EspoCRM's own erasure is not used: it
/// needs a right that API users rarely have, and 9.1 fails with a 500 as soon as an e-mail address is among the fields.
/// </summary>
internal sealed class EspoErasure(EspoCalls calls, EspoFields fields, EspoRecords records, EspoLists lists, EspoItems items)
{
    private const string Erased = "—";

    /// <summary>Where a contact holds personal data besides the mapped fields and those that EspoCRM marks as personal.</summary>
    private static readonly string[] More = ["salutationName", "firstName", "middleName", "title", "description", "emailAddress", "phoneNumber"];

    /// <summary>Fields of types that hold nothing themselves, or cannot be written.</summary>
    private static readonly string[] Shown = ["address", "personName", "link", "linkMultiple", "linkParent", "foreign", "bool", "map"];

    /// <summary>All addresses and numbers of a contact; the fields of these names show the first one.</summary>
    private static readonly string[] Lists = ["emailAddressData", "phoneNumberData"];

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
        if (await lists.RemoveAsync(record, cancellationToken) is > 0 and var memberships)
        {
            done.Add($"{memberships} memberships of target lists removed");
        }

        var (documents, documentsKept) = await items.RemoveDocumentsAsync(record, cancellationToken);
        if (documents > 0)
        {
            done.Add($"{documents} protocols removed from the CRM; they stay in the product's own archive");
        }

        var (posts, postsKept, others) = await items.RemovePostsAsync(record, cancellationToken);
        if (posts > 0)
        {
            done.Add($"{posts} of our posts removed");
        }

        var names = await PersonalAsync(cancellationToken);
        var emptied = await EmptyAsync(record, names, cancellationToken);
        done.Add($"fields emptied: lastName, {string.Join(", ", emptied)}");
        var remains = await ReadBackAsync(record, names, cancellationToken);
        var isErased = remains.Count == 0;
        if (documentsKept + postsKept > 0)
        {
            remains.Add($"{documentsKept} protocols and {postsKept} posts of ours, which EspoCRM lets only an administrator remove (posts after a month): erase again with an administrator's login");
        }

        remains.Add($"{others} posts of others in the contact's stream, its e-mails, calls and meetings, and the history of audited fields: whoever may delete them does so in EspoCRM");
        remains.Add("EspoCRM's own tables keep the address and number without a link to the contact; an administrator removes them");
        return new CrmErasure(isErased, done, remains);
    }

    /// <summary>A field that a rule of this EspoCRM does not let be empty keeps the others from nothing: it is left, and found by reading back.</summary>
    private async Task<IReadOnlyList<string>> EmptyAsync(RecordRef record, string[] names, CancellationToken cancellationToken)
    {
        for (var left = names.ToList(); ;)
        {
            var values = new JsonObject { ["lastName"] = Erased, ["emailAddressData"] = new JsonArray(), ["phoneNumberData"] = new JsonArray() };
            foreach (var name in left)
            {
                values[name] = null;
            }

            try
            {
                await calls.WriteAsync(HttpMethod.Put, EspoRecords.PathOf(record.Kind, record.Id), values, cancellationToken, ("X-Skip-Duplicate-Check", "true"));
                return left;
            }
            catch (VendorTrouble trouble) when (trouble.Refused.Any(left.Contains))
            {
                left.RemoveAll(name => trouble.Refused.Contains(name, StringComparer.Ordinal));
            }
        }
    }

    private async Task<string[]> PersonalAsync(CancellationToken cancellationToken)
    {
        var there = await fields.DefinitionsAsync(RecordKind.Contact, cancellationToken);
        var marked = there.Where(f => EspoText.IsTrue(f.Value["isPersonalData"])).Select(f => f.Key).ToArray();
        var parts = there.Keys.Where(name => marked.Any(m => VendorJson.Words(there[m]["type"]) == "address" && name.StartsWith(m, StringComparison.Ordinal)));
        return [.. fields.Mapping.Of(RecordKind.Contact).Values.Concat(More).Concat(marked).Concat(parts).Distinct(StringComparer.Ordinal)
            .Where(name => name != "lastName" && there.TryGetValue(name, out var field) && !Shown.Contains(VendorJson.Words(field["type"]) ?? "", StringComparer.Ordinal))];
    }

    /// <summary>What the record still holds.</summary>
    private async Task<List<string>> ReadBackAsync(RecordRef record, string[] names, CancellationToken cancellationToken)
    {
        var row = await calls.GetAsync(EspoRecords.PathOf(record.Kind, record.Id), cancellationToken) as JsonObject ?? [];
        var remains = names.Where(name => VendorJson.Words(row[name]) is not null).ToList();
        remains.AddRange(Lists.Where(name => VendorJson.Rows(row[name]).Any()));
        if (VendorJson.Words(row["lastName"]) != Erased)
        {
            remains.Add("lastName");
        }

        return [.. remains.Select(name => $"field {name} still holds something")];
    }
}
