using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Host.Pages.Language;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Reviews;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Clearances;

/// <summary>Known false positives: those in force, with a form to revoke them, and those that have ended.</summary>
[RequiredPermission(Permissions.ReadReviews)]
[RequiredPermission(Permissions.RevokeClearances, ToChange = true)]
internal sealed class IndexModel(IDatabase database, RevokeClearance revoke, PageText text) : PageModel
{
    public IReadOnlyList<Clearance> Clearances { get; private set; } = [];

    public Paging Paging { get; private set; } = new(null, null);

    /// <summary>Those that have ended are shown too.</summary>
    public bool All { get; private set; }

    public string? Mistake { get; private set; }

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>Set after one was revoked.</summary>
    [TempData]
    public bool Revoked { get; set; }

    public Task OnGetAsync(string? before, bool all, CancellationToken cancellationToken) => LoadAsync(before, all, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.UserId() is not { } user)
        {
            // Clearances are revoked by persons; an API key is nobody.
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Mistake = new RevokeBody(Statement).Mistake() is null ? null : text["clearance.error.statement"];
        if (Mistake is null)
        {
            var (clearance, isRevoked) = await revoke.RunAsync(Id ?? "", new Voter(user, User.CallerName()), Statement!.Trim(), cancellationToken);
            if (clearance is null)
            {
                return NotFound();
            }

            if (isRevoked)
            {
                Revoked = true;
                return RedirectToPage();
            }

            Mistake = text["clearance.error.ended"];
        }

        await LoadAsync(null, false, cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task LoadAsync(string? before, bool all, CancellationToken cancellationToken)
    {
        All = all;
        var found = await database.ReadAsync((work, ct) => work.Clearances.ListAsync(!all, before, Paging.Size + 1, ct), cancellationToken);
        Clearances = [.. found.Take(Paging.Size)];
        Paging = Paging.Before(
            all ? "/console/clearances?all=true" : "/console/clearances", before, Clearances is [.., var last] ? last.Id : null, found.Count > Paging.Size);
    }
}
