using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Screening;

/// <summary>Screening over HTTP for whoever wants the answer alone: one party, some, or a table.</summary>
internal static class ScreenEndpoints
{
    public static void MapScreening(this IEndpointRouteBuilder routes) => routes
        .MapPost("/screen", RunAsync)
        .RequirePermission(Permissions.Screen)
        .WithTags("Screening")
        .WithSummary("Screens one party, several, or a table against the lists of the profile.")
        .WithDescription(
            "application/json: a party {type, name, birthDate, countries, …}, or {parties: […]}; \"protocol\": true gives each a check and a protocol of its own "
            + "(the default for one, not for several). text/csv, text/tab-separated-values, application/x-ndjson: a table of any length, answered row by row in its order. "
            + "200: screened; parties that could not be are notScreened. 503: nobody was screened, try again later. Never read anything but the outcome clear as clear.")
        .Accepts<object>("application/json", "text/csv", "text/tab-separated-values", "application/x-ndjson")
        .Produces<ScreenAnswer>()
        .Produces<ScreenAnswer>(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(400).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429);

    private static Task<IResult> RunAsync(HttpContext http, ScreenParties parties, ScreenTables tables, CancellationToken cancellationToken) =>
        http.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "application/json" => parties.RunAsync(http, cancellationToken),
            "text/csv" or "text/tab-separated-values" => tables.RunAsync(http, isLines: false, cancellationToken),
            "application/x-ndjson" => tables.RunAsync(http, isLines: true, cancellationToken),
            _ => Task.FromResult(ScreenProblems.UnsupportedType()),
        };
}
