using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Crm;

/// <summary>Companies or contacts by name. The search text is posted: names do not stand in addresses and logs.</summary>
[RequiredPermission(Permissions.ReadCrm)]
internal sealed class IndexModel(IDatabase database, IOptions<CrmOptions> crm) : PageModel
{
    private const int LongestText = 200;

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Number of the page, from 0.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; }

    /// <summary>Never read from the address.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The CRM in whose place this one is not, or null.</summary>
    public string? ConnectedTo => crm.Value.Kind == CrmKind.BuiltIn ? null : crm.Value.Kind.ToString();

    public bool IsContacts => Kind == "contact";

    public int Companies { get; private set; }

    public int Contacts { get; private set; }

    public bool IsMore { get; private set; }

    public IReadOnlyList<CrmRecord> Records { get; private set; } = [];

    /// <summary>The company of each contact that has one.</summary>
    public IReadOnlyDictionary<string, CrmRecord> CompanyOf { get; private set; } = new Dictionary<string, CrmRecord>(StringComparer.Ordinal);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task OnPostAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Number = Math.Clamp(Number, 0, 1_000_000);
        Text = Text is { Length: > LongestText } ? Text[..LongestText] : Text;
        await database.ReadAsync(
            async (work, ct) =>
            {
                Companies = await work.Crm.CountAsync(RecordKind.Company, ct);
                Contacts = await work.Crm.CountAsync(RecordKind.Contact, ct);
                var found = await work.Crm.SearchAsync(
                    IsContacts ? RecordKind.Contact : RecordKind.Company, Text, Number * Paging.Size, Paging.Size + 1, ct);
                Records = [.. found.Take(Paging.Size)];
                IsMore = found.Count > Paging.Size;
                CompanyOf = await CompaniesAsync(work, ct);
                return true;
            },
            cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, CrmRecord>> CompaniesAsync(IWork work, CancellationToken cancellationToken)
    {
        var companies = new Dictionary<string, CrmRecord>(StringComparer.Ordinal);
        foreach (var id in Records.Select(record => record.Company?.Id).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await work.Crm.FindAsync(RecordKind.Company, id, cancellationToken) is { } row)
            {
                companies[id] = row.Record;
            }
        }

        return companies;
    }
}
