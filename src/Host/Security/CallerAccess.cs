namespace WorkflowConnect.Host.Security;

/// <summary>What the signed-in caller's roles, or an API key's scopes, allow.</summary>
internal sealed class CallerAccess : IAccessView
{
    public bool May(HttpContext http, string permission) => http.User.Can(permission);
}
