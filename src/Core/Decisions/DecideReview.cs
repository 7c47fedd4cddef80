using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// Takes a vote on a review. The first one proposes, a second one by another person with the same verdict
/// decides; a different verdict becomes the new proposal, so that two persons always agree in the end. A release leaves
/// clearances behind, so that the same question is not asked again.
/// </summary>
public sealed class DecideReview(IDatabase database, IIdSource ids, IScreeningProfiles profiles, TimeProvider time)
{
    /// <summary>The review after the vote, or why it was refused.</summary>
    public Task<DecisionResult> RunAsync(
        string reviewId,
        Voter by,
        Verdict verdict,
        string reason,
        string? note,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (work, ct) =>
            {
                // Two votes at once come one after the other, also on two nodes.
                await work.Ledger.LockAsync(ct);
                var review = await work.Reviews.FindAsync(reviewId, ct);
                if (Refuse(review, by, verdict, reason) is { } problem)
                {
                    return DecisionResult.Refused(problem);
                }

                var vote = new Vote(by.Name, time.GetUtcNow(), verdict, reason, note) { UserId = by.UserId };
                var decided = After(review!, vote);
                await work.Reviews.UpdateAsync(decided, ct);
                await work.Ledger.AppendAsync(EntryOf(decided, vote), ct);
                if (decided.Status == ReviewStatus.Decided)
                {
                    await MakeClearances.RunAsync(work, decided, ids, ct);
                }

                return DecisionResult.Accepted(decided);
            },
            cancellationToken);

    private static DecisionProblem? Refuse(Review? review, Voter by, Verdict verdict, string reason) =>
        review is null ? DecisionProblem.NoSuchReview
        : review.Status == ReviewStatus.Decided ? DecisionProblem.AlreadyDecided
        : ReviewReasons.Find(reason)?.Verdict != verdict ? DecisionProblem.ReasonDoesNotFit
        : review.Votes is [.., var last] && IsOf(last, by) ? DecisionProblem.SamePerson
        : null;

    /// <summary>Votes from before there were users have a name only.</summary>
    private static bool IsOf(Vote vote, Voter voter) => vote.UserId is { } id
        ? id == voter.UserId
        : string.Equals(vote.By.Trim(), voter.Name.Trim(), StringComparison.OrdinalIgnoreCase);

    private Review After(Review review, Vote vote)
    {
        var agreed = review.Votes is [.., var last] && last.Verdict == vote.Verdict;
        return review with
        {
            Votes = [.. review.Votes, vote],
            Status = agreed ? ReviewStatus.Decided : ReviewStatus.Proposed,
            Verdict = agreed ? vote.Verdict : null,
            DecidedAt = agreed ? vote.At : null,
            ValidUntil = agreed && vote.Verdict == Verdict.Released ? vote.At + profiles.Current.ClearanceValidity : null,
        };
    }

    private LedgerDraft EntryOf(Review review, Vote vote) => new()
    {
        Kind = "review-vote",
        Key = $"review-vote:{review.Id}:{review.Votes.Count}",
        Reference = review.CheckId,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["reviewId"] = review.Id,
            ["vote"] = DomainJson.ToNode(vote),
            ["status"] = DomainJson.Word(review.Status),
        },
    };
}
