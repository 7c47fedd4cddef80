namespace WorkflowConnect.Core.Screening.Known;

/// <summary>A name as a row of word numbers, and behind them the hashes of the sounds of neighbours written as one.</summary>
internal readonly struct KnownName(int[] row, int words)
{
    public ReadOnlySpan<int> Words => row.AsSpan(0, words);

    public ReadOnlySpan<int> Joined => row.AsSpan(words);
}
