using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Reviews;

/// <summary>Clearances (known false positives) over HTTP.</summary>
internal static class ClearanceEndpoints
{
    private const int PageSize = 100;

    public static void MapClearances(this IEndpointRouteBuilder routes)
    {
        var clearances = routes.MapGroup("/clearances").RequirePermission(Permissions.ReadReviews).WithTags("Reviews");
        clearances.MapGet("/", ListAsync)
            .WithSummary("Lists clearances (known false positives), newest first.")
            .WithDescription("active=true (default) leaves out those that have ended; before=ID pages on.")
            .Produces<ClearanceBody[]>();
        clearances.MapGet("/{id}", FindAsync)
            .WithSummary("One clearance with what it is bound to.")
            .Produces<ClearanceBody>()
            .ProducesProblem(404);
        clearances.MapPost("/{id}/revoke", RevokeAsync)
            .RequirePermission(Permissions.RevokeClearances)
            .WithSummary("Takes a clearance back; the next check of the party opens a review again.")
            .Produces<ClearanceBody>()
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static async Task<ClearanceBody[]> ListAsync(IDatabase database, CancellationToken cancellationToken, bool active = true, string? before = null) =>
        [.. (await database.ReadAsync((work, ct) => work.Clearances.ListAsync(active, before, PageSize, ct), cancellationToken)).Select(ClearanceBody.Of)];

    private static async Task<IResult> FindAsync(string id, IDatabase database, CancellationToken cancellationToken) =>
        await database.ReadAsync((work, ct) => work.Clearances.FindAsync(id, ct), cancellationToken) is { } clearance
            ? Results.Ok(ClearanceBody.Of(clearance))
            : NoSuchClearance();

    private static async Task<IResult> RevokeAsync(string id, RevokeBody body, HttpContext http, RevokeClearance revoke, CancellationToken cancellationToken)
    {
        if (body.Mistake() is { } mistake)
        {
            return Results.ValidationProblem(
                new Dictionary<string, string[]>(StringComparer.Ordinal) { ["statement"] = [mistake] }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        if (http.User.UserId() is not { } user)
        {
            return Results.Problem(statusCode: 403, title: "Clearances are revoked by persons.", detail: "Sign in as a user who may; an API key is nobody.");
        }

        var (clearance, isRevoked) = await revoke.RunAsync(id, new Voter(user, http.User.CallerName()), body.Statement!.Trim(), cancellationToken);
        return clearance is null ? NoSuchClearance()
            : isRevoked ? Results.Ok(ClearanceBody.Of(clearance))
            : Results.Problem(statusCode: 409, title: "The clearance has ended already.", detail: $"It is {DomainJson.Word(clearance.Status)}.");
    }

    private static IResult NoSuchClearance() => Results.Problem(statusCode: 404, title: "There is no such clearance.");
}
