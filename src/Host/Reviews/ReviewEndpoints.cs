using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Reviews;

/// <summary>Possible hits and the decisions on them, over HTTP.</summary>
internal static class ReviewEndpoints
{
    private const int PageSize = 100;

    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        var reviews = routes.MapGroup("/reviews").RequirePermission(Permissions.ReadReviews).WithTags("Reviews");
        reviews.MapGet("/", ListAsync)
            .WithSummary("Lists reviews, newest first.")
            .WithDescription("open=true (default) leaves out decided ones; before=ID pages on.")
            .Produces<ReviewBody[]>();
        reviews.MapGet("/reasons", () => ReviewReasons.All).WithSummary("The closed list of reasons.");
        reviews.MapGet("/{id}", FindAsync)
            .WithSummary("One review with everything needed to decide it.")
            .Produces<ReviewBody>()
            .ProducesProblem(404);
        reviews.MapPost("/{id}", VoteAsync)
            .RequirePermission(Permissions.VoteOnReviews)
            .WithSummary("Proposes a verdict, or as a second person agrees to it.")
            .WithDescription("The first person proposes; another person with the same verdict decides, and the workflow goes on.")
            .Produces<ReviewBody>()
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static Task<ReviewBody[]> ListAsync(IDatabase database, CancellationToken cancellationToken, bool open = true, string? before = null) =>
        database.ReadAsync(
            async (work, ct) =>
            {
                var bodies = new List<ReviewBody>();
                foreach (var review in await work.Reviews.ListAsync(open, before, PageSize, ct))
                {
                    bodies.Add(ReviewBody.Of(review, await work.Checks.FindAsync(review.CheckId, ct)));
                }

                return bodies.ToArray();
            },
            cancellationToken);

    private static async Task<IResult> FindAsync(string id, IDatabase database, CancellationToken cancellationToken) =>
        await BodyAsync(id, database, cancellationToken) is { } body ? Results.Ok(body) : NoSuchReview();

    private static async Task<IResult> VoteAsync(
        string id,
        VoteBody vote,
        HttpContext http,
        DecideReview decide,
        ReviewDelivery delivery,
        IDatabase database,
        CancellationToken cancellationToken)
    {
        if (vote.Mistakes() is { Count: > 0 } mistakes)
        {
            return Results.ValidationProblem(mistakes, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        if (http.User.UserId() is not { } voter)
        {
            return Results.Problem(statusCode: 403, title: "Votes are cast by persons.", detail: "Sign in as a user who may vote; an API key is nobody.");
        }

        var result = await decide.RunAsync(id, new Voter(voter, http.User.CallerName()), vote.ParsedVerdict!.Value, vote.Reason!, vote.Note, cancellationToken);
        if (result.Problem is { } problem)
        {
            return Refusal(problem);
        }

        if (result.Review!.Status == ReviewStatus.Decided)
        {
            delivery.Wake();
        }

        return Results.Ok(await BodyAsync(id, database, cancellationToken));
    }

    private static Task<ReviewBody?> BodyAsync(string id, IDatabase database, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (work, ct) => await work.Reviews.FindAsync(id, ct) is { } review
                ? ReviewBody.Of(review, await work.Checks.FindAsync(review.CheckId, ct))
                : null,
            cancellationToken);

    private static IResult Refusal(DecisionProblem problem) => problem switch
    {
        DecisionProblem.NoSuchReview => NoSuchReview(),
        DecisionProblem.AlreadyDecided => Results.Problem(statusCode: 409, title: "The review is decided already."),
        DecisionProblem.SamePerson => Results.Problem(
            statusCode: 409, title: "Nobody approves their own proposal.", detail: "Another user has to agree."),
        _ => Results.Problem(
            statusCode: 422, title: "The reason does not fit the verdict.", detail: "Use a code of GET /reviews/reasons that belongs to the verdict."),
    };

    private static IResult NoSuchReview() => Results.Problem(statusCode: 404, title: "There is no such review.");
}
