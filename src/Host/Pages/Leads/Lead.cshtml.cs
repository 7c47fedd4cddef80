using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Leads;

/// <summary>How far one lead has come, and what it left behind.</summary>
[RequiredPermission(Permissions.ReadLeads)]
internal sealed class LeadModel(IDatabase database) : PageModel
{
    public Lead Lead { get; private set; } = null!;

    public Check? Check { get; private set; }

    public Review? Review { get; private set; }

    public Protocol? Protocol { get; private set; }

    public IReadOnlyList<CrmJournalEntry> Writes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync((work, ct) => FindAsync(work, id, ct), cancellationToken) ? Page() : NotFound();

    private async Task<bool> FindAsync(IWork work, string id, CancellationToken cancellationToken)
    {
        if (await work.Leads.FindAsync(id, cancellationToken) is not { } lead)
        {
            return false;
        }

        Lead = lead;
        if (lead.CheckId is { } checkId)
        {
            Check = await work.Checks.FindAsync(checkId, cancellationToken);
            Review = await work.Reviews.FindByCheckAsync(checkId, cancellationToken);
            Protocol = await work.Protocols.FindByCheckAsync(checkId, cancellationToken);
            Writes = await work.CrmJournal.OfCheckAsync(checkId, cancellationToken);
        }

        return true;
    }
}
