using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Account;

/// <summary>The API keys of programs. A key is shown once, on the answer that made it.</summary>
[RequiredPermission(Permissions.ReadUsers)]
[RequiredPermission(Permissions.WriteUsers, ToChange = true)]
internal sealed class KeysModel(IDatabase database, ApiKeyDesk desk, TimeProvider time) : PageModel
{
    private const int UsualDays = 365;

    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public string? Mistake { get; private set; }

    public string? Shown { get; private set; }

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? KeyName { get; set; }

    [BindProperty]
    public int Days { get; set; } = UsualDays;

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostIssueAsync(CancellationToken cancellationToken)
    {
        var outcome = await desk.IssueAsync(KeyName, Chosen, TimeSpan.FromDays(Math.Clamp(Days, 0, 10_000)), User.CallerName(), cancellationToken);
        (Mistake, Shown) = (outcome.Mistake, outcome.Text);
        if (Mistake is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        await desk.RevokeAsync(Id ?? "", User.CallerName(), cancellationToken) ? RedirectToPage() : NotFound();

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Keys = await database.ReadAsync((work, ct) => work.ApiKeys.ListAsync(ct), cancellationToken);
}
