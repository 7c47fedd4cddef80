using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Protocols;

/// <summary>Protocols over HTTP.</summary>
internal static class ProtocolEndpoints
{
    private const int MostRows = 200;

    public static void MapProtocols(this IEndpointRouteBuilder routes)
    {
        var protocols = routes.MapGroup("/protocols").RequirePermission(Permissions.ReadProtocols).WithTags("Protocols");
        protocols.MapGet("/", (IDatabase database, CancellationToken cancellationToken, string? before = null, int take = 50) =>
                database.ReadAsync((work, ct) => work.Protocols.LatestAsync(before, Math.Clamp(take, 1, MostRows), ct), cancellationToken))
            .WithSummary("Protocols, newest first; before=NUMBER pages on.");
        protocols.MapGet("/{number}.pdf", PdfAsync).WithSummary("The PDF of a protocol.").ProducesProblem(404);
        protocols.MapGet("/{number}.json", DataAsync).WithSummary("The canonical data of a protocol as the ledger holds it.").ProducesProblem(404);
    }

    private static async Task<IResult> PdfAsync(string number, IDatabase database, CancellationToken cancellationToken) =>
        await database.ReadAsync((work, ct) => work.Protocols.ReadPdfAsync(number, ct), cancellationToken) is { } pdf
            ? Results.Bytes(pdf, "application/pdf", $"{number}.pdf")
            : NotThere();

    private static async Task<IResult> DataAsync(string number, IDatabase database, CancellationToken cancellationToken)
    {
        var data = await database.ReadAsync(
            async (work, ct) => await work.Protocols.FindByNumberAsync(number, ct) is { } protocol
                ? (await work.Ledger.FindByKeyAsync($"protocol:{protocol.CheckId}", ct))?.Payload
                : null,
            cancellationToken);
        return data is null ? NotThere() : Results.Text(data, "application/json");
    }

    private static IResult NotThere() => Results.Problem(statusCode: 404, title: "There is no such protocol, or it is still being written.");
}
