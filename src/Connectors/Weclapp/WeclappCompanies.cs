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
            var query = WeclappQuery.Of("partyType-eq", WeclappFields.TypeOf(RecordKind.Company)).In("contacts.id-in", part).With("properties", "id,contacts.id");
            foreach (var company in await calls.AllAsync("party", query, cancellationToken))
            {
                foreach (var contact in ContactsOf(company))
                {
                    companies.TryAdd(contact, WeclappText.Text(company["id"])!);
                }
            }
        }

        return companies;
    }

    /// <summary>Ids of the company's contacts; none when there is no such company.</summary>
    public async Task<IReadOnlyList<string>> ContactsAsync(string company, CancellationToken cancellationToken) =>
        await calls.FindAsync("party", company, cancellationToken) is { } party ? ContactsOf(party) : [];

    /// <summary>Adds the contact to those of the company; what others add in the same moment stays.</summary>
    public async Task LinkAsync(string company, string contact, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; ;)
        {
            var party = await calls.FindAsync("party", company, cancellationToken) ?? throw new VendorTrouble(WriteStatus.Retryable, "The company was removed in weclapp meanwhile.");
            var contacts = ContactsOf(party);
            if (contacts.Contains(contact, StringComparer.Ordinal))
            {
                return;
            }

            try
            {
                var all = new JsonArray([.. contacts.Append(contact).Select(id => (JsonNode?)new JsonObject { ["id"] = id })]);
                await calls.UpdateAsync("party", party, new JsonObject { ["contacts"] = all }, cancellationToken);
                return;
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Conflict && ++conflicts < MostConflicts)
            {
                // Read again: somebody changed the company, maybe by adding another contact.
            }
        }
    }

    private static IReadOnlyList<string> ContactsOf(JsonObject company) => [.. WeclappText.Rows(company["contacts"]).Select(contact => WeclappText.Text(contact["id"])).OfType<string>()];
}
