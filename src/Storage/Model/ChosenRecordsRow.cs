namespace WorkflowConnect.Storage.Model;

/// <summary>A stretch of the records that a campaign is to check: few rows, whatever their number.</summary>
internal sealed class ChosenRecordsRow
{
    /// <summary>Records in every row but the last one.</summary>
    public const int Length = 500;

    public required string CampaignId { get; init; }

    /// <summary>0, 1, 2, …</summary>
    public required int Number { get; init; }

    public required IReadOnlyList<string> Records { get; init; }
}
