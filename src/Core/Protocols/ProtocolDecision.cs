using System.Text.Json.Nodes;
using WorkflowConnect.Core.Decisions;

namespace WorkflowConnect.Core.Protocols;

/// <summary>The part of a protocol about what people decided.</summary>
internal static class ProtocolDecision
{
    public static JsonObject? Of(Review? review)
    {
        if (review is null)
        {
            return null;
        }

        var last = review.Votes.Count > 0 ? review.Votes[^1] : null;
        var proposal = review.Status == ReviewStatus.Decided ? review.Votes[^2] : last;
        return new JsonObject
        {
            ["reference"] = review.Id,
            ["status"] = StatusOf(review),
            ["reason"] = proposal?.Reason,
            ["text"] = proposal?.Note,
            ["decidedBy"] = proposal?.By,
            ["decidedAt"] = proposal is null ? null : ProtocolContent.Iso(proposal.At),
            ["approvedBy"] = review.Verdict is null ? null : last!.By,
            ["approvedAt"] = review.DecidedAt is { } at ? ProtocolContent.Iso(at) : null,
            ["approvalReason"] = review.Verdict is null ? null : last!.Reason,
            ["validUntil"] = review.ValidUntil is { } until ? ProtocolContent.Iso(until) : null,
            ["consequence"] = review.Verdict switch
            {
                Verdict.Released => "released",
                Verdict.Confirmed => "refused",
                _ => "blocked",
            },
        };
    }

    private static string StatusOf(Review review) => review switch
    {
        { Verdict: Verdict.Released } => "released",
        { Verdict: Verdict.Confirmed } => "confirmed",
        { Status: ReviewStatus.Proposed } => "proposed",
        _ => "open",
    };
}
