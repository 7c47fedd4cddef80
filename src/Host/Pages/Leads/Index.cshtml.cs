using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Leads;

/// <summary>Leads, newest first, by reference only.</summary>
[RequiredPermission(Permissions.ReadLeads)]
internal sealed class IndexModel(IDatabase database) : PageModel
{
    public IReadOnlyList<Lead> Leads { get; private set; } = [];

    public Paging Paging { get; private set; } = new(null, null);

    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync((work, ct) => work.Leads.LatestAsync(before, Paging.Size + 1, ct), cancellationToken);
        Leads = [.. found.Take(Paging.Size)];
        Paging = Paging.Before("/console/leads", before, Leads is [.., var last] ? last.Id : null, found.Count > Paging.Size);
    }
}
