using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Pages.Language;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Account;

/// <summary>The signed-in user's own password. A new one ends all their other sessions.</summary>
[RequiredPermission(Permissions.Enter)]
internal sealed class PasswordModel(SignIn signIn, ChangeUsers change, IDatabase database, PageText text) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string? Mistake { get; private set; }

    [TempData]
    public bool Changed { get; set; }

    public void OnGet()
    {
        // The form is all there is to show.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.UserId() is not { } id || await database.ReadAsync((work, ct) => work.Users.FindAsync(id, ct), cancellationToken) is not { } user)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Mistake = Next != Again ? text["password.differs"]
            : PasswordRules.Mistake(Next, user.Name) is not null ? text.Say("password.weak", PasswordRules.Shortest)
            : !await signIn.ConfirmAsync(user, Current, cancellationToken) ? text["password.wrong"]
            : null;
        if (Mistake is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var outcome = await change.SetPasswordAsync(id, Next, user.Name, cancellationToken);
        await HttpContext.SignInAsync(Schemes.Session, Caller.SessionOf(outcome.User!));
        Changed = true;
        return RedirectToPage();
    }
}
