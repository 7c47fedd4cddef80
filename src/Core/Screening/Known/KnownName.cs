using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>A name as a row of word numbers, and behind them the hashes of the sounds of neighbours written as one.</summary>
internal readonly struct KnownName(int[] row, int words)
{
    public ReadOnlySpan<int> Words => row.AsSpan(0, words);

    public ReadOnlySpan<int> Joined => row.AsSpan(words);

    /// <summary>The name as it is compared; a search, or the caller, writes the weights.</summary>
    public QueryName Read(IReadOnlyList<NameToken> tokens)
    {
        var read = new NameToken[words];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = tokens[row[i]];
        }

        return new QueryName("", read);
    }
}
