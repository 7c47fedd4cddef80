using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>One of two records that may be one.</summary>
/// <param name="Note">What of it was left out of the comparison; null when nothing was.</param>
internal sealed record PairSide(string Name, PartialDate? BirthDate, IReadOnlyList<string> Countries, string? Note);

/// <summary>Two records that may be one.</summary>
internal sealed record PartyPair(PartyKind Kind, PairSide First, PairSide Second)
{
    /// <summary>The better of both directions: neither record is the listed one. Null when a name cannot be compared.</summary>
    public double? ScoreWith(PairScreening scorer) => Better(
        scorer.Score(PartyOf(First), EntryOf(Second)),
        scorer.Score(PartyOf(Second), EntryOf(First)));

    private static double? Better(double? one, double? other) => one is null || other is null ? null : Math.Max(one.Value, other.Value);

    private Party PartyOf(PairSide side) => new() { Kind = Kind, Name = side.Name, BirthDate = side.BirthDate, Countries = side.Countries };

    private ListEntry EntryOf(PairSide side) => new()
    {
        List = "",
        Id = "",
        Kind = Kind == PartyKind.Person ? EntryKind.Person : EntryKind.Organisation,
        Names = [new ListedName { Text = side.Name, Script = "Zyyy" }],
        BirthDates = side.BirthDate is { } date ? [new ListedDate { From = date }] : [],
        Countries = side.Countries,
    };
}
