using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Crm;

/// <summary>A company or contact with everything that lies on it.</summary>
[RequiredPermission(Permissions.ReadCrm)]
internal sealed class RecordModel(IDatabase database) : PageModel
{
    /// <summary>The order in which people expect the fields; others follow by name.</summary>
    private static readonly string[] Order =
    [
        CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.Name, CrmFields.JobTitle,
        CrmFields.Email, CrmFields.Phone, CrmFields.Website, CrmFields.Street, CrmFields.PostalCode, CrmFields.City, CrmFields.Country,
        CrmFields.BirthDate, CrmFields.Nationality, CrmFields.VatId, CrmFields.RegisterNumber,
    ];

    public CrmRecord Record { get; private set; } = null!;

    public bool IsCompany => Record.Ref.Kind == RecordKind.Company;

    public CrmRecord? Company { get; private set; }

    public IReadOnlyList<CrmRecord> Contacts { get; private set; } = [];

    public IReadOnlyList<CrmListMember> Lists { get; private set; } = [];

    public IReadOnlyList<CrmDocument> Documents { get; private set; } = [];

    public IReadOnlyList<CrmActivity> Activities { get; private set; } = [];

    public IEnumerable<KeyValuePair<string, string>> Fields => Record.Fields
        .OrderBy(pair => Array.IndexOf(Order, pair.Key) is var place and >= 0 ? place : int.MaxValue)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal);

    public static string NameOf(CrmRecord? record) => record?.Fields.GetValueOrDefault(CrmFields.Name) ?? "–";

    public async Task<IActionResult> OnGetAsync(string kind, string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (work, ct) => FindAsync(work, kind == "company" ? RecordKind.Company : RecordKind.Contact, id, ct), cancellationToken)
            ? Page()
            : NotFound();

    private async Task<bool> FindAsync(IWork work, RecordKind kind, string id, CancellationToken cancellationToken)
    {
        if (await work.Crm.FindAsync(kind, id, cancellationToken) is not { } row)
        {
            return false;
        }

        Record = row.Record;
        Company = Record.Company is { } company ? (await work.Crm.FindAsync(RecordKind.Company, company.Id, cancellationToken))?.Record : null;
        Contacts = IsCompany ? await work.Crm.ContactsOfAsync(id, cancellationToken) : [];
        Lists = IsCompany ? [] : await work.Crm.ListsOfAsync(Record.Ref, cancellationToken);
        Documents = await work.Crm.DocumentsOfAsync(Record.Ref, cancellationToken);
        Activities = await work.Crm.ActivitiesOfAsync(Record.Ref, cancellationToken);
        return true;
    }
}
