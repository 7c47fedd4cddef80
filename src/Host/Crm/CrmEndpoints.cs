using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Crm;

/// <summary>The built-in CRM over HTTP, for reading: what the pages show, for programs.</summary>
internal static class CrmEndpoints
{
    public static void MapCrmApi(this IEndpointRouteBuilder routes)
    {
        var crm = routes.MapGroup("/api/crm").RequirePermission(Permissions.ReadCrm).WithTags("Built-in CRM");
        crm.MapGet("/{kind}", PageAsync)
            .WithSummary("Companies or contacts, page by page.")
            .WithDescription("kind: company or contact; cursor: from the page before; take: 1 to 500, default 100.")
            .Produces<CrmPage>().ProducesProblem(404);
        crm.MapGet("/{kind}/{id}", RecordAsync)
            .WithSummary("One record with its lists, documents and history.")
            .Produces<CrmRecordBody>().ProducesProblem(404);
        crm.MapGet("/documents/{id}", DocumentAsync).WithSummary("The content of a document.").ProducesProblem(404);
    }

    private static async Task<IResult> PageAsync(string kind, ICrm crm, CancellationToken cancellationToken, string? cursor = null, int take = 100) =>
        KindOf(kind) is { } records
            ? Results.Ok(await crm.ReadPageAsync(
                new CrmPageRequest { Kind = records, Cursor = cursor, PageSize = Math.Clamp(take, 1, 500) }, cancellationToken))
            : NotThere();

    private static async Task<IResult> RecordAsync(string kind, string id, IDatabase database, CancellationToken cancellationToken)
    {
        if (KindOf(kind) is not { } records)
        {
            return NotThere();
        }

        var body = await database.ReadAsync(
            async (work, ct) => await work.Crm.FindAsync(records, id, ct) is { } row
                ? new CrmRecordBody(
                    row.Record,
                    await work.Crm.ListsOfAsync(row.Record.Ref, ct),
                    await work.Crm.DocumentsOfAsync(row.Record.Ref, ct),
                    await work.Crm.ActivitiesOfAsync(row.Record.Ref, ct))
                : null,
            cancellationToken);
        return body is null ? NotThere() : Results.Ok(body);
    }

    private static async Task<IResult> DocumentAsync(string id, IDatabase database, CancellationToken cancellationToken)
    {
        var (document, content) = await database.ReadAsync(
            async (work, ct) => (await work.Crm.FindDocumentAsync(id, ct), await work.Crm.ReadDocumentAsync(id, ct)),
            cancellationToken);
        return document is null || content is null ? NotThere() : Results.Bytes(content.Value, document.ContentType, document.FileName);
    }

    private static RecordKind? KindOf(string kind) => kind switch
    {
        "company" => RecordKind.Company,
        "contact" => RecordKind.Contact,
        _ => null,
    };

    private static IResult NotThere() => Results.Problem(statusCode: 404, title: "There is no such record or document.");
}
