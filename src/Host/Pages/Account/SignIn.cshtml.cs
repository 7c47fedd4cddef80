using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Account;

/// <summary>Name and password; then back to where the visitor wanted to go.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SignIn signIn) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool Refused { get; private set; }

    public IActionResult OnGet() => User.UserId() is null ? Page() : LocalRedirect(Destination());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.RunAsync(UserName, Password, cancellationToken) is not { } user)
        {
            Refused = true;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await HttpContext.SignInAsync(Schemes.Session, Caller.SessionOf(user));
        return LocalRedirect(Destination());
    }

    /// <summary>An address of another site here would make our sign-in page the first step of a fraud.</summary>
    private string Destination() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
}
