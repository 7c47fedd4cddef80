using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// Which company a contact belongs to: a company names its contacts (<c>contacts</c>), a contact names no company. A contact
/// may be named by several; the oldest counts.
/// </summary>
internal sealed class WeclappCompanies(WeclappCalls calls)
{
    private const int MostConflicts = 4;

    /// <summary>Ids in one address, which has a limit that is not described.</summary>
    private const int MostIds = 100;

    /// <summary>Ids of companies by those of their contacts.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyList<string> contacts, CancellationToken cancellationToken)
    {
        var companies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in contacts.Chunk(MostIds))
        {
            foreach (var company in await NamingAsync(part, cancellationToken))
            {
                var named = ContactsOf(company).Intersect(part, StringComparer.Ordinal).ToArray();
                if (named.Length == 0)
                {
                    // Nothing else tells whose contact somebody is, and a contact without a company is linked again.
                    throw WeclappErrors.ByHand("weclapp leaves out the condition on contacts.id, by which the company of a contact is found.");
                }

                Array.ForEach(named, contact => companies.TryAdd(contact, VendorJson.Words(company["id"])!));
            }
        }

        return companies;
    }

    /// <summary>Whether the condition by which companies are found does anything: nobody has the contact 0.</summary>
    public async Task<bool> CanBeFoundAsync(CancellationToken cancellationToken) => (await NamingAsync(["0"], cancellationToken)).Count == 0;

    /// <summary>Ids of the company's contacts; none when there is no such company.</summary>
    public async Task<IReadOnlyList<string>> ContactsAsync(string company, CancellationToken cancellationToken) =>
        await calls.FindAsync(WeclappRecords.Entity, company, cancellationToken) is { } party ? ContactsOf(party) : [];

    /// <summary>Adds the contact to those of the company; what others add in the same moment stays.</summary>
    public async Task LinkAsync(string company, string contact, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ;)
        {
            var party = await calls.FindAsync(WeclappRecords.Entity, company, cancellationToken) ?? throw new VendorTrouble(WriteStatus.Retryable, "The company was removed in weclapp meanwhile.");
            var contacts = ContactsOf(party);
            if (contacts.Contains(contact, StringComparer.Ordinal))
            {
                return;
            }

            try
            {
                var all = new JsonArray([.. contacts.Append(contact).Select(id => (JsonNode?)new JsonObject { ["id"] = id })]);
                await calls.UpdateAsync(WeclappRecords.Entity, party, new JsonObject { ["contacts"] = all }, cancellationToken);
                return;
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Conflict && ++conflicts < MostConflicts)
            {
                // Read again: somebody changed the company, maybe by adding another contact.
            }
        }
    }

    private async Task<IReadOnlyList<JsonObject>> NamingAsync(IEnumerable<string> contacts, CancellationToken cancellationToken)
    {
        var query = WeclappQuery.Of("partyType-eq", WeclappFields.TypeOf(RecordKind.Company)).In("contacts.id-in", contacts).With("properties", "id,partyType,contacts.id").With("sort", "id");
        return [.. (await calls.ListAsync(WeclappRecords.Entity, query, WeclappCalls.MostRows, cancellationToken)).Where(party => WeclappRecords.IsOf(RecordKind.Company, party))];
    }

    private static IReadOnlyList<string> ContactsOf(JsonObject company) => [.. WeclappText.Rows(company["contacts"]).Select(contact => VendorJson.Words(contact["id"])).OfType<string>()];
}
