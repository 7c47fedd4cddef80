using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// Erases a contact: our documents and comments, then the party itself. A party that weclapp must keep (an order or an
/// invoice names it) is emptied instead. Both are read back.
/// </summary>
internal sealed class WeclappErasure(WeclappCalls calls, WeclappFields fields, WeclappAttributes attributes, WeclappRecords records, WeclappItems items)
{
    private const string Erased = "—";

    /// <summary>Where a person's party holds personal data; besides, the additional fields that are mapped, and our own.</summary>
    private static readonly string[] Personal =
    [
        "addresses", "bankAccounts", "birthDate", "company", "company2", "deliveryAddressId", "deliveryEmailAddressesId", "description", "dunningAddressId", "dunningEmailAddressesId",
        "email", "emailHome", "fax", "firstName", "fixPhone2", "imageId", "invoiceAddressId", "middleName", "mobilePhone1", "mobilePhone2", "onlineAccounts", "partyEmailAddresses",
        "personCompany", "personDepartmentId", "personRoleId", "phone", "phoneHome", "primaryAddressId", "purchaseEmailAddressesId", "quotationEmailAddressesId",
        "salesInvoiceEmailAddressesId", "salesOrderEmailAddressesId", "salutation", "tags", "titleId", "topics", "website",
    ];

    /// <summary>What allows mailings and calls.</summary>
    private static readonly string[] Consents = ["optInEmail", "optInLetter", "optInPhone", "optInSms"];

    public async Task<CrmErasure> RunAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Kind != RecordKind.Contact)
        {
            return new CrmErasure(false, [], ["Only contacts are erased; a company is no person."]);
        }

        if (await records.PartyAsync(record.Kind, record.Id, cancellationToken) is not { } party)
        {
            return new CrmErasure(true, ["There is no such record any more."], []);
        }

        var done = new List<string>();
        var (documents, comments, others) = await items.RemoveOwnAsync(record, cancellationToken);
        if (documents > 0)
        {
            done.Add($"{documents} protocols removed from weclapp; they stay in the product's own archive");
        }

        if (comments > 0)
        {
            done.Add($"{comments} of our comments removed");
        }

        try
        {
            await calls.DeleteAsync(WeclappRecords.Entity, record.Id, cancellationToken);
            done.Add("contact deleted");
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected || trouble.RetryAfter == WeclappErrors.ByPeople)
        {
            party = await records.PartyAsync(record.Kind, record.Id, cancellationToken);
            if (party is not null)
            {
                await EmptyAsync(party, cancellationToken);
                done.Add($"weclapp does not delete the contact, so its fields were emptied: firstName, lastName, {string.Join(", ", Personal.Where(party.ContainsKey))}, tags and consents");
            }
        }

        return await ReadBackAsync(record, done, others, cancellationToken);
    }

    /// <summary>The whole record without what is personal: what is not sent becomes blank.</summary>
    private async Task EmptyAsync(JsonObject party, CancellationToken cancellationToken)
    {
        var whole = (JsonObject)party.DeepClone();
        foreach (var name in Personal)
        {
            whole.Remove(name);
        }

        whole["lastName"] = Erased;
        foreach (var consent in Consents)
        {
            whole[consent] = false;
        }

        var own = await OwnAsync(cancellationToken);
        WeclappAttributes.Put(whole, party, [.. own.Where(attribute => WeclappAttributes.Find(party, attribute) is not null).Select(attribute => WeclappAttributes.ValueOf(attribute, null)!)]);
        await calls.ReplaceAsync(WeclappRecords.Entity, whole, cancellationToken);
    }

    private async Task<CrmErasure> ReadBackAsync(RecordRef record, List<string> done, int others, CancellationToken cancellationToken)
    {
        var remains = new List<string>();
        if (await records.PartyAsync(record.Kind, record.Id, cancellationToken) is { } party)
        {
            remains.AddRange(Personal.Where(name => HoldsSomething(party[name])).Select(name => $"field {name} still holds something"));
            remains.AddRange(VendorJson.Words(party["lastName"]) == Erased ? [] : ["field lastName still holds something"]);
            remains.AddRange((await OwnAsync(cancellationToken)).Where(attribute => WeclappAttributes.Text(party, attribute) is not null).Select(attribute => $"additional field {attribute.Key} still holds something"));
        }

        var isErased = remains.Count == 0;
        remains.Add($"{others} documents and comments of others on the contact, and additional fields that are not mapped: whoever may delete them does so in weclapp");
        remains.Add("orders, invoices, e-mails and activities that name the person, and weclapp's own history: they follow the periods for which they have to be kept");
        return new CrmErasure(isErased, done, remains);
    }

    private async Task<IReadOnlyList<WeclappAttribute>> OwnAsync(CancellationToken cancellationToken)
    {
        var there = await attributes.AllAsync(cancellationToken);
        return [.. WeclappAttributes.Own.Select(own => own.Key).Concat(fields.Mapping.Of(RecordKind.Contact).Values.Where(name => !WeclappFields.IsProperty(name)))
            .Distinct(StringComparer.Ordinal).Where(there.ContainsKey).Select(key => there[key])];
    }

    /// <summary>weclapp may give a party without an address an empty one with the account's own country: that is not the person's.</summary>
    private static bool HoldsSomething(JsonNode? value) => value switch
    {
        null => false,
        JsonArray array => array.Any(HoldsSomething),
        JsonObject { } item when item.ContainsKey("countryCode") => item.Any(f => f.Key is "city" or "street1" or "street2" or "zipcode" or "company" or "firstName" or "lastName" or "phoneNumber" && HoldsSomething(f.Value)),
        JsonObject => true,
        _ => VendorJson.Words(value) is not null,
    };
}
