using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace WorkflowConnect.Host.Studio;

/// <summary>The page around Studio's elements, the same for every address below <c>/studio/</c>.</summary>
internal static class StudioShell
{
    private const string View = "/Pages/Studio/Shell.cshtml";
    private const string Missing = "/Pages/Studio/Missing.cshtml";

    public static async Task AnswerAsync(StudioPackage package, HttpContext http)
    {
        // It names the person who is signed in.
        http.Response.Headers.CacheControl = "no-store";
        var metadata = http.RequestServices.GetRequiredService<IModelMetadataProvider>();
        await new ViewResult
        {
            ViewName = package.Version is null ? Missing : View,
            StatusCode = package.Version is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
            ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()),
        }.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
    }
}
