using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Draws from a customer's checks and reviews whether business is held. It is held as a precaution from the check that
/// found something until the last open review is decided. What two persons refused, no later check gives free: only a
/// review that ends with a release does, or else whoever renames a record would lift the block.
/// </summary>
public static class RecordBlock
{
    /// <summary>So many reviews of a record are looked at, newest first.</summary>
    public const int Reviews = 100;

    /// <param name="check">The check that is being noted.</param>
    /// <param name="review">Its review, or null while there is none.</param>
    /// <param name="ofRecord">All reviews of the record, newest first.</param>
    public static CrmBlock Of(Check check, Review? review, IReadOnlyList<Review> ofRecord)
    {
        var waits = check.Outcome is ScreeningOutcome.Review or ScreeningOutcome.Hit && review is null;
        return waits || ofRecord.Append(review).Any(r => r is { Status: not ReviewStatus.Decided }) ? CrmBlock.Pending
            : ofRecord.Concat(review is null ? [] : [review]).MaxBy(r => r.DecidedAt)?.Verdict == Verdict.Confirmed ? CrmBlock.Refused
            : CrmBlock.None;
    }
}
