using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Account;

/// <summary>Who may sign in, and as what. A password is shown once, on the answer that made it, and kept nowhere.</summary>
[RequiredPermission(Permissions.ReadUsers)]
[RequiredPermission(Permissions.WriteUsers, ToChange = true)]
internal sealed class UsersModel(IDatabase database, ChangeUsers change, TimeProvider time) : PageModel
{
    public IReadOnlyList<User> Users { get; private set; } = [];

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public string? Mistake { get; private set; }

    public (string Name, string Password)? Shown { get; private set; }

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public bool Locked { get; set; }

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostCreateAsync(CancellationToken cancellationToken)
    {
        var password = PasswordRules.Generate();
        return ShowAsync(change.CreateAsync(UserName, password, Chosen, User.CallerName(), cancellationToken), password, cancellationToken);
    }

    public Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        var password = PasswordRules.Generate();
        return ShowAsync(change.SetPasswordAsync(Id ?? "", password, User.CallerName(), cancellationToken), password, cancellationToken);
    }

    public Task<IActionResult> OnPostRolesAsync(CancellationToken cancellationToken) =>
        ShowAsync(change.SetRolesAsync(Id ?? "", Chosen, User.CallerName(), cancellationToken), null, cancellationToken);

    public Task<IActionResult> OnPostLockAsync(CancellationToken cancellationToken) =>
        ShowAsync(change.SetLockedAsync(Id ?? "", Locked, User.CallerName(), cancellationToken), null, cancellationToken);

    private async Task<IActionResult> ShowAsync(Task<UserOutcome> changing, string? password, CancellationToken cancellationToken)
    {
        var outcome = await changing;
        if (outcome.User is { } user && password is null)
        {
            return RedirectToPage();
        }

        Mistake = outcome.Mistake;
        Shown = outcome.User is { } made ? (made.Name, password!) : null;
        if (Mistake is null)
        {
            UserName = null;
            ModelState.Clear();
        }
        else
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Users = await database.ReadAsync((work, ct) => work.Users.ListAsync(ct), cancellationToken);
}
