namespace WorkflowConnect.Storage.Model;

/// <summary>The last number given in a series; moved only under the head's lock, which keeps the series gapless.</summary>
internal sealed class LedgerNumberRow
{
    public required string Series { get; init; }

    public required long Last { get; init; }
}
