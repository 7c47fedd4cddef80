using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Account;

/// <summary>Ends the session of this browser. By POST only: a picture's address must not sign anybody out.</summary>
[AllowAnonymous]
internal sealed class SignOutModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(Schemes.Session);
        return Redirect(AccessAnswers.SignInPage);
    }
}
