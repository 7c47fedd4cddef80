using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Crm;

/// <summary>Hands out the documents that lie on records.</summary>
internal static class CrmDocuments
{
    public static void MapCrmDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/crm/documents/{id}", ReadAsync).RequirePermission(Permissions.ReadCrm).ExcludeFromDescription();

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IDatabase database, CancellationToken cancellationToken)
    {
        var (document, content) = await database.ReadAsync(
            async (work, ct) => (await work.Crm.FindDocumentAsync(id, ct), await work.Crm.ReadDocumentAsync(id, ct)), cancellationToken);
        if (document is null || content is not { } bytes)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such document.");
        }

        // Only a PDF is opened by the browser; anything else could be a page that runs here in our name.
        var isPdf = document.ContentType == MediaTypeNames.Application.Pdf;
        var disposition = new ContentDispositionHeaderValue(isPdf ? "inline" : "attachment");
        disposition.SetHttpFileName(document.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(bytes, isPdf ? MediaTypeNames.Application.Pdf : MediaTypeNames.Application.Octet);
    }
}
