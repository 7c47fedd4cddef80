namespace WorkflowConnect.Storage.Model;

/// <summary>The one row that every append locks and moves.</summary>
internal sealed class LedgerHeadRow
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public required long Sequence { get; init; }

    public required string Hash { get; init; }
}
