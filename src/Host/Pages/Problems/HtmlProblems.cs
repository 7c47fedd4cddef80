using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Net.Http.Headers;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Problems;

/// <summary>Tells a person with a browser in words what a program reads as problem details.</summary>
internal sealed class HtmlProblems(IModelMetadataProvider metadata) : IProblemDetailsWriter
{
    private const string View = "/Pages/Shared/Problem.cshtml";
    private static readonly MediaTypeHeaderValue Html = new("text/html");

    public bool CanWrite(ProblemDetailsContext context) =>
        context.HttpContext.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == Html.MediaType);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var status = context.ProblemDetails.Status ?? http.Response.StatusCode;
        http.Response.Headers.CacheControl = "no-store";
        await new ViewResult
        {
            ViewName = View,
            StatusCode = status,
            ViewData = new ViewDataDictionary<int>(metadata, new ModelStateDictionary())
            {
                Model = status,
                ["Permission"] = context.ProblemDetails.Extensions.TryGetValue(AccessAnswers.PermissionExtension, out var missing) ? missing : null,
            },
        }.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
    }
}
