using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>
/// Erases a contact: memberships, our files and tasks, then every field that may be empty, and reads back. The record itself
/// stays, since opportunities and cases hang on it.
/// </summary>
internal sealed class SalesforceErasure(SalesforceCalls calls, SalesforceFields fields, SalesforceRecords records, SalesforceLists lists, SalesforceFiles files, SalesforceTasks tasks)
{
    private const string Erased = "—";
    private const string FamilyName = "LastName";

    /// <summary>Types of fields that hold no data of a person by themselves: links, switches, and addresses, whose parts are fields too.</summary>
    private static readonly string[] Bare = ["id", "reference", "boolean", "address", "location", "base64"];

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
            done.Add($"{memberships} memberships of campaigns removed");
        }

        var (removedFiles, filesLeft) = await files.RemoveOwnAsync(record, cancellationToken);
        if (removedFiles > 0)
        {
            done.Add($"{removedFiles} protocols removed, also from the account's record; they stay in the product's own archive");
        }

        var (removedTasks, tasksLeft) = await tasks.RemoveOwnAsync(record, cancellationToken);
        if (removedTasks > 0)
        {
            done.Add($"{removedTasks} tasks of checks emptied and removed");
        }

        var there = await fields.OfAsync(record.Kind, cancellationToken, anew: true);
        string[] names = [.. there.Fields.Values.Where(field => field is { CanUpdate: true, MayBeEmpty: true } && !Bare.Contains(field.Type, StringComparer.Ordinal)).Select(field => field.Name).Order(StringComparer.Ordinal)];
        var emptied = await EmptyAsync(record, names, cancellationToken);
        done.Add($"fields emptied: {FamilyName}, {string.Join(", ", emptied)}");
        return await ReadBackAsync(record, there, names, done, (filesLeft, tasksLeft), cancellationToken);
    }

    /// <summary>The fields that could be emptied: one that a rule of this Salesforce keeps filled is no reason to leave the others.</summary>
    private async Task<IReadOnlyList<string>> EmptyAsync(RecordRef record, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var left = names.ToList();
        while (true)
        {
            var values = new JsonObject { [FamilyName] = Erased };
            left.ForEach(name => values[name] = null);
            try
            {
                await calls.WriteAsync(HttpMethod.Patch, SalesforceRecords.PathOf(record), values, cancellationToken, ("Sforce-Duplicate-Rule-Header", "allowSave=true"));
                return left;
            }
            catch (VendorTrouble trouble) when (left.Exists(name => trouble.Refused.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                left.RemoveAll(name => trouble.Refused.Contains(name, StringComparer.OrdinalIgnoreCase));
            }
        }
    }

    private async Task<CrmErasure> ReadBackAsync(RecordRef record, SalesforceObject there, string[] names, List<string> done, (int Files, int Tasks) left, CancellationToken cancellationToken)
    {
        var row = await calls.GetAsync(SalesforceRecords.PathOf(record), cancellationToken) as JsonObject ?? [];
        var remains = names.Where(name => VendorJson.Text(row[name]) is not null).Select(name => $"field {name} still holds something").ToList();
        if (VendorJson.Text(row[FamilyName]) is { } name && name != Erased)
        {
            remains.Add($"field {FamilyName} still holds something");
        }

        string[] readOnly = [.. fields.Mapping.Of(record.Kind).Values.Where(theirs => there.Fields.TryGetValue(theirs, out var field) && !field.CanUpdate && VendorJson.Text(row[theirs]) is not null)];
        remains.AddRange(readOnly.Select(theirs => $"field {theirs} holds something that the user of the app may not change"));
        var isErased = remains.Count == 0;
        remains.Add("removed files and tasks: in Salesforce's recycle bin for 15 days, unless an administrator empties it");
        remains.Add($"{left.Files} files and {left.Tasks} tasks of others, e-mails, events, notes, posts, cases and opportunities of the contact, its individual record, the history of tracked fields, and fields that the user of the app may not see: whoever may see them looks in Salesforce");
        return new CrmErasure(isErased, done, remains);
    }
}
