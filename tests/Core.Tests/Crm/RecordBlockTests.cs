using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Crm;

/// <summary>A customer is held from the finding until the last open review is decided; what people refused stays refused.</summary>
public sealed class RecordBlockTests
{
    [Theory]
    [InlineData(ScreeningOutcome.Clear, CrmBlock.None)]
    [InlineData(ScreeningOutcome.KnownFalsePositive, CrmBlock.None)]
    [InlineData(ScreeningOutcome.Review, CrmBlock.Pending)]
    [InlineData(ScreeningOutcome.Hit, CrmBlock.Pending)]
    public void Before_there_is_a_review_the_outcome_decides(ScreeningOutcome outcome, CrmBlock block) =>
        RecordBlock.Of(Check(outcome), null, [], null).ShouldBe(block);

    [Theory]
    [InlineData(ReviewStatus.Open, null, CrmBlock.Pending)]
    [InlineData(ReviewStatus.Proposed, null, CrmBlock.Pending)]
    [InlineData(ReviewStatus.Decided, Verdict.Released, CrmBlock.None)]
    [InlineData(ReviewStatus.Decided, Verdict.Confirmed, CrmBlock.Refused)]
    public void Its_review_decides_afterwards(ReviewStatus status, Verdict? verdict, CrmBlock block)
    {
        var review = Review("r1", status, verdict, 1);
        RecordBlock.Of(Check(ScreeningOutcome.Review), review, [review], Check(ScreeningOutcome.Review)).ShouldBe(block);
        RecordBlock.Of(Check(ScreeningOutcome.Review), review, [], Check(ScreeningOutcome.Review)).ShouldBe(block);
    }

    [Fact]
    public void A_release_lifts_nothing_while_another_review_of_the_customer_is_open()
    {
        var released = Review("r1", ReviewStatus.Decided, Verdict.Released, 1);
        RecordBlock.Of(Check(ScreeningOutcome.Review), released, [Review("r2", ReviewStatus.Open, null, null), released], null).ShouldBe(CrmBlock.Pending);
    }

    [Fact]
    public void What_two_persons_refused_is_lifted_by_a_release_or_by_a_clear_check_of_the_very_same_party()
    {
        var confirmed = Review("r1", ReviewStatus.Decided, Verdict.Confirmed, 1);
        var refused = Check(ScreeningOutcome.Review, "Tarvik Ondrasek");
        RecordBlock.Of(Check(ScreeningOutcome.Clear, "Renamed Ondrasek", 5), null, [confirmed], refused).ShouldBe(CrmBlock.Refused, "renamed");
        RecordBlock.Of(Check(ScreeningOutcome.KnownFalsePositive, "Tarvik Ondrasek", 5), null, [confirmed], refused).ShouldBe(CrmBlock.Refused);
        RecordBlock.Of(Check(ScreeningOutcome.Clear, "Tarvik Ondrasek", -5), null, [confirmed], refused).ShouldBe(CrmBlock.Refused, "an earlier check");
        RecordBlock.Of(Check(ScreeningOutcome.Clear, "tarvik  ONDRASEK", 5), null, [confirmed], refused).ShouldBe(CrmBlock.None, "delisted");
        var released = Review("r2", ReviewStatus.Decided, Verdict.Released, 2);
        RecordBlock.Of(Check(ScreeningOutcome.Review), released, [released, confirmed], null).ShouldBe(CrmBlock.None);
        RecordBlock.Of(Check(ScreeningOutcome.Clear), null, [released, confirmed], null).ShouldBe(CrmBlock.None);
    }

    private static Review Review(string id, ReviewStatus status, Verdict? verdict, int? decided) => new()
    {
        Id = id,
        CheckId = "c" + id,
        OpenedAt = DateTimeOffset.UnixEpoch,
        Status = status,
        Verdict = verdict,
        DecidedAt = decided is { } hours ? DateTimeOffset.UnixEpoch.AddHours(hours) : null,
    };

    private static Check Check(ScreeningOutcome outcome, string name = "Tarvik", int hours = 0) => new()
    {
        Id = "c",
        Trigger = CheckTrigger.Schedule,
        Workflow = new WorkflowReference("d", "n", 1, "h", "i"),
        StartedAt = DateTimeOffset.UnixEpoch.AddHours(hours),
        EndedAt = DateTimeOffset.UnixEpoch,
        Actor = "system",
        Profile = new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = ["EU"] },
        Subjects =
        [
            new CheckedSubject
            {
                Party = new Party { Kind = PartyKind.Person, Name = name },
                Fingerprint = "f",
                Result = new ScreeningResult { Outcome = outcome, Lists = [], Engine = "test/1" },
            },
        ],
        Outcome = outcome,
        Language = "en",
    };
}
