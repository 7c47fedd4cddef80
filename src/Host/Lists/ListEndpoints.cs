using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Lists;

/// <summary>The state of the lists over HTTP.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lists", (ListStatuses statuses) => statuses.All().Select(ListBody.Of))
            .RequirePermission(Permissions.ReadLists)
            .WithTags("Lists")
            .WithSummary("Each list with its entries, date, age and the last refusal.");
        routes.MapGet("/lists/delta", LastChangeAsync)
            .RequirePermission(Permissions.ReadLists)
            .WithTags("Lists")
            .WithSummary("The last change of lists: versions, entries changed, customers known and affected, begun and finished.")
            .Produces<ListDelta>().ProducesProblem(404);
    }

    private static async Task<IResult> LastChangeAsync(IDatabase database, CancellationToken cancellationToken) =>
        await database.ReadAsync((work, ct) => work.ListDeltas.LastChangeAsync(ct), cancellationToken) is { } delta
            ? Results.Ok(delta)
            : Results.Problem(statusCode: 404, title: "No list has changed since the first lists were in use.");
}
