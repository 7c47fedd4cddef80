using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Account;

/// <summary>The secrets of workflows: which there are, never what they are.</summary>
[RequiredPermission(Permissions.ReadSecrets)]
[RequiredPermission(Permissions.WriteSecrets, ToChange = true)]
internal sealed class SecretsModel(KeepSecrets keep) : PageModel
{
    public IReadOnlyList<Secret> Secrets { get; private set; } = [];

    public string? Mistake { get; private set; }

    [BindProperty]
    public string? SecretName { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    /// <summary>In whose days the rest of a secret's life is told.</summary>
    public DateOnly Today => keep.Today;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Secrets = await keep.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostSetAsync(CancellationToken cancellationToken)
    {
        Mistake = ModelState.IsValid ? KeepSecrets.Mistake(SecretName, Value, Description) : "The last day is a date, such as 2027-02-28.";
        if (Mistake is null)
        {
            await keep.SetAsync(SecretName!, Value!, Description, EndsOn, User.CallerName(), cancellationToken);
            return RedirectToPage();
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Secrets = await keep.ListAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) =>
        await keep.DeleteAsync(SecretName ?? "", User.CallerName(), cancellationToken) ? RedirectToPage() : NotFound();
}
