using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Studio;

/// <summary>Elsa Studio on <c>/studio/</c>: its files for everybody, its pages for those who may look at definitions.</summary>
internal static class StudioEndpoints
{
    public const string BasePath = "/studio";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapStudio(this WebApplication app)
    {
        var package = StudioPackage.Find();
        foreach (var folder in new[] { "_framework/", "_content/" })
        {
            app.MapMethods($"{BasePath}/{folder}{{**file}}", Reading, (string file, HttpContext http) => StudioFiles.Answer(package, folder + file, http))
                .OpenToEverybody()
                .ExcludeFromDescription();
        }

        const string Styles = "Elsa.Studio.Host.CustomElements.styles.css";
        app.MapMethods($"{BasePath}/{Styles}", Reading, (HttpContext http) => StudioFiles.Answer(package, Styles, http))
            .OpenToEverybody()
            .ExcludeFromDescription();

        // Blazor asks for it before anything else; the elements get their settings from the shell.
        app.MapMethods($"{BasePath}/appsettings.json", Reading, () => Results.Json(new { })).OpenToEverybody().ExcludeFromDescription();

        app.MapMethods(BasePath + "/{**page:nonfile}", Reading, (HttpContext http) => StudioShell.AnswerAsync(package, http))
            .RequirePermission(Permissions.ReadDefinitions)
            .ExcludeFromDescription();

        // Studio writes some of its links from the root.
        app.MapMethods("/workflows/{kind:regex(^(definitions|instances)$)}/{**rest}", Reading, (HttpContext http) =>
                Results.Redirect(BasePath + http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent()))
            .RequirePermission(Permissions.ReadDefinitions)
            .ExcludeFromDescription();
        app.MapMethods("/diagnostics/structured-logs", Reading, (string workflowInstanceId) =>
                Results.Redirect("/console/runs/" + Uri.EscapeDataString(workflowInstanceId)))
            .RequirePermission(Permissions.ReadInstances)
            .ExcludeFromDescription();
    }
}
