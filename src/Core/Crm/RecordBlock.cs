using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Crm;

/// <summary>
/// Draws from a customer's checks and reviews whether business is held. It is held as a precaution from the check that
/// found something until the last open review is decided. What two persons refused, only a release gives free, or a clear
/// check of exactly the party that they refused: then the list has let it go. A clear check of a changed record lifts
/// nothing, or else whoever renames it would lift the block.
/// </summary>
public static class RecordBlock
{
    /// <summary>So many reviews of a record are looked at, newest first.</summary>
    public const int Reviews = 100;

    /// <param name="check">The check that is being noted.</param>
    /// <param name="review">Its review, or null while there is none.</param>
    /// <param name="ofRecord">All reviews of the record, newest first.</param>
    /// <param name="refused">The check of the review that <see cref="LastDecided"/> names, when that ended with a confirmation.</param>
    public static CrmBlock Of(Check check, Review? review, IReadOnlyList<Review> ofRecord, Check? refused)
    {
        var waits = check.Outcome is ScreeningOutcome.Review or ScreeningOutcome.Hit && review is null;
        return waits || ofRecord.Append(review).Any(r => r is { Status: not ReviewStatus.Decided }) ? CrmBlock.Pending
            : LastDecided(review, ofRecord)?.Verdict != Verdict.Confirmed || IsLetGo(check, refused) ? CrmBlock.None
            : CrmBlock.Refused;
    }

    /// <summary>The review that was decided last, or null.</summary>
    public static Review? LastDecided(Review? review, IReadOnlyList<Review> ofRecord) =>
        ofRecord.Concat(review is null ? [] : [review]).Where(r => r.Status == ReviewStatus.Decided).MaxBy(r => r.DecidedAt);

    private static bool IsLetGo(Check check, Check? refused) =>
        check.Outcome == ScreeningOutcome.Clear
        && refused is not null
        && check.StartedAt > refused.StartedAt
        && PartiesOf(check).SetEquals(PartiesOf(refused));

    private static HashSet<string> PartiesOf(Check check) => [.. check.Subjects.Select(subject => SubjectContent.Of(subject.Party).Sha256())];
}
