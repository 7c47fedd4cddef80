using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Pages;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Screening;

/// <summary>Screens parties that were sent as JSON, all against the same list versions, and records that it was done.</summary>
internal sealed class ScreenParties(
    IScreener screener,
    IScreeningProfiles profiles,
    PerformCheck perform,
    WriteProtocol write,
    RecordScreening record,
    IIdSource ids,
    TimeProvider time,
    IOptions<ScreenOptions> options)
{
    private const int RetryAfterSeconds = 300;

    public async Task<IResult> RunAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await BodyAsync(http.Request, options.Value.LargestJson, cancellationToken) is not { } body)
        {
            return ScreenProblems.TooLarge(options.Value.LargestJson);
        }

        var (request, problem) = ScreenRequest.Read(body, options.Value);
        if (request is null)
        {
            return problem!;
        }

        var (profile, startedAt, actor) = (profiles.Current, time.GetUtcNow(), http.User.CallerName());
        string[] checkIds = request.WantsProtocol ? [.. request.Parties.Select(_ => ids.NewId())] : [];
        var run = new ScreeningRun { Id = ids.NewId(), Actor = actor, StartedAt = startedAt, Profile = profile, CheckIds = checkIds };
        var results = request.WantsProtocol
            ? await DocumentedAsync(request, checkIds, actor, LanguageOf(http.Request), run, cancellationToken)
            : await PlainAsync(request, profile, run, cancellationToken);

        // Before the answer leaves: who reads "clear" may rely on it that somebody can be asked who asked.
        await record.RunAsync(run, isWhole: true, cancellationToken);
        return Answer(http, request, run, results);
    }

    private async Task<IReadOnlyList<ResultBody>> PlainAsync(ScreenRequest request, ScreeningProfile profile, ScreeningRun run, CancellationToken cancellationToken)
    {
        var found = await screener.ScreenAsync([.. request.Parties.Select(p => p.Party)], profile, cancellationToken);
        foreach (var result in found)
        {
            run.Count(result);
        }

        return [.. request.Parties.Zip(found, (party, result) => ResultBody.Of(party.Reference, result))];
    }

    private async Task<IReadOnlyList<ResultBody>> DocumentedAsync(
        ScreenRequest request, string[] checkIds, string actor, string language, ScreeningRun run, CancellationToken cancellationToken)
    {
        var held = screener.Hold();
        var bodies = new List<ResultBody>();
        foreach (var (party, checkId) in request.Parties.Zip(checkIds))
        {
            var check = await perform.OfPartyAsync(party.Party, checkId, actor, language, held, cancellationToken);
            var result = check.Subjects[0].Result;
            var protocol = await write.RunAsync(checkId, cancellationToken);
            run.Count(result);
            bodies.Add(ResultBody.Of(party.Reference, result) with { CheckId = checkId, Protocol = protocol.Number });
        }

        return bodies;
    }

    /// <summary>Nobody who was not screened is answered with a plain 200 alone: a caller that looks at the status only must not go on.</summary>
    private static IResult Answer(HttpContext http, ScreenRequest request, ScreeningRun run, IReadOnlyList<ResultBody> results)
    {
        var answer = ScreenAnswer.Of(run, request.IsSingle, results);
        if (results.Any(r => r.Outcome != ScreeningOutcome.NotScreened))
        {
            return Results.Json(answer);
        }

        if (results.All(r => r.Reason == NotScreenedReason.InputUnusable))
        {
            return Results.Json(answer, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Json(answer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static string LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString()).FirstOrDefault()?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "de";

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > limit)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
