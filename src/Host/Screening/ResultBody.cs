using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Screening;

/// <summary>What was found about one party.</summary>
/// <param name="Reference">The sender's own.</param>
/// <param name="Reason">Why nothing was decided; only with <c>notScreened</c>.</param>
/// <param name="Score">Of the best match, else of the nearest entry, else 0.</param>
/// <param name="Error">What is wrong with a row that could not be read.</param>
/// <param name="Note">What of a row could not be read and was left out of the check.</param>
internal sealed record ResultBody(
    string? Reference,
    ScreeningOutcome Outcome,
    NotScreenedReason? Reason,
    double Score,
    IReadOnlyList<MatchBody> Matches,
    MatchBody? Nearest,
    ProviderReference? Provider = null,
    SecondOpinion? SecondOpinion = null,
    string? CheckId = null,
    string? Protocol = null,
    string? Error = null,
    string? Note = null)
{
    public static ResultBody Of(string? reference, ScreeningResult result) => new(
        reference,
        result.Outcome,
        result.Reason,
        BatchScreening.Best(result)?.Score ?? 0,
        [.. result.Matches.Select(MatchBody.Of)],
        result.Nearest is { } nearest ? MatchBody.Of(nearest) : null,
        result.Provider,
        result.SecondOpinion);

    public static ResultBody Unreadable(string? reference, string error) =>
        new(reference, ScreeningOutcome.NotScreened, NotScreenedReason.InputUnusable, 0, [], null, Error: error);
}
