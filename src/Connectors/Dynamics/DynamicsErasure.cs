using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>
/// Erases a contact: memberships, our notes, then every text of the row and what else says something about the person, and
/// reads back. The row stays: deleting it would delete what hangs on it (cases, orders, activities) in most environments.
/// </summary>
internal sealed class DynamicsErasure(DynamicsCalls calls, DynamicsFields fields, DynamicsRecords records, DynamicsLists lists, DynamicsItems items)
{
    private const string Erased = "—";
    private const string Name = "lastname";

    /// <summary>What is no text and says something about a person all the same.</summary>
    private static readonly string[] Personal =
        ["birthdate", "anniversary", "gendercode", "familystatuscode", "haschildrencode", "educationcode", "numberofchildren", "annualincome", "entityimage"];

    /// <summary>Texts that Dataverse keeps for itself.</summary>
    private static readonly string[] Technical = ["traversedpath", DynamicsFields.Status, DynamicsFields.Block];

    public async Task<CrmErasure> RunAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Kind != RecordKind.Contact)
        {
            return new CrmErasure(false, [], ["Only contacts are erased; a company is no person."]);
        }

        if (await records.ReadAsync(record.Kind, record.Id, cancellationToken) is not { } known)
        {
            return new CrmErasure(true, ["There is no such record any more."], []);
        }

        var done = new List<string>();
        if (await lists.RemoveAsync(record, cancellationToken) is > 0 and var memberships)
        {
            done.Add($"taken off {memberships} marketing lists");
        }

        var (notes, left) = await items.RemoveOwnAsync(record, known.Company, cancellationToken);
        if (notes > 0)
        {
            done.Add($"{notes} notes of checks with their protocols removed, also from the company's record; they stay in the product's own archive");
        }

        var there = await fields.AllAsync(record.Kind, cancellationToken, anew: true);
        string[] names = [.. there.Where(column => column.Key != Name && IsPersonal(column.Key, column.Value)).Select(column => column.Key).Order(StringComparer.Ordinal)];
        var values = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)null))) { [Name] = Erased };
        await calls.UpdateAsync(DynamicsText.PathOf(record), values, DynamicsCalls.Any, cancellationToken);
        done.Add($"{names.Length + 1} columns emptied: every text, dates and answers about the person");
        return await ReadBackAsync(record, names, done, left, cancellationToken);
    }

    private static bool IsPersonal(string name, DynamicsColumn column) =>
        column.IsWritable && !Technical.Contains(name, StringComparer.Ordinal) && (column.Type is "String" or "Memo" || Personal.Contains(name, StringComparer.Ordinal));

    private async Task<CrmErasure> ReadBackAsync(RecordRef record, string[] names, List<string> done, int left, CancellationToken cancellationToken)
    {
        var row = await calls.FindAsync($"{DynamicsText.PathOf(record)}?$select={string.Join(',', names.Append(Name))}", cancellationToken) ?? [];
        var remains = names.Where(name => VendorJson.Text(row[name]) is not null).Select(name => $"column {name} still holds something").ToList();
        if (VendorJson.Text(row[Name]) is { } name && name != Erased)
        {
            remains.Add($"column {Name} still holds something");
        }

        var isErased = remains.Count == 0;
        remains.Add("the audit history of the record keeps the values that were there, where auditing is on: an administrator deletes the record's audit history in Dataverse");
        remains.Add($"{left} notes of others on the contact, its e-mails, calls, appointments and other activities, and its added columns that hold no text: look there in Dynamics");
        return new CrmErasure(isErased, done, remains);
    }
}
