using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Lists;

/// <summary>The state of the lists over HTTP.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder routes) => routes
        .MapGet("/lists", (ListStatuses statuses) => statuses.All().Select(ListBody.Of))
        .RequirePermission(Permissions.ReadLists)
        .WithTags("Lists")
        .WithSummary("Each list with its entries, date, age and the last refusal.");
}
