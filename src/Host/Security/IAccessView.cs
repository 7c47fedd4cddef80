namespace WorkflowConnect.Host.Security;

/// <summary>Tells what the caller may do, for answers that offer it only then.</summary>
internal interface IAccessView
{
    /// <summary>Whether the caller has the permission.</summary>
    bool May(HttpContext http, string permission);
}
