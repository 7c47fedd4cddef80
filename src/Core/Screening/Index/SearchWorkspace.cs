using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// Scratch memory of one search at a time. Rows are valid only where their epoch is the current one,
/// so nothing is cleared between searches.
/// </summary>
internal sealed class SearchWorkspace(ScreeningIndex index)
{
    public ScreeningIndex Index { get; } = index;

    /// <summary>Set by tests only, to come near its end.</summary>
    public int Epoch { get; set; }

    public int[] NameEpochs { get; } = new int[index.NameCount];

    public List<int> TouchedNames { get; } = [];

    public int[] WordEpochs { get; } = new int[index.Words.Length];

    /// <summary>The words of the query that found the word: one, or neighbours that are one when joined.</summary>
    public ulong[] WordOwners { get; } = new ulong[index.Words.Length];

    public float[] WordSimilarities { get; } = new float[index.Words.Length];

    /// <summary>Set by tests only, to come near its end.</summary>
    public int SoundEpoch { get; set; }

    public int[] SoundEpochs { get; } = new int[index.SoundStarts.Length];

    /// <summary>The shape of the word that is being looked up.</summary>
    public WordShape Shape { get; set; }

    /// <summary>Found words of all query words, one after the other.</summary>
    public List<FoundWord> Found { get; } = [];

    public List<RankedName> Ranked { get; } = [];

    /// <summary>Begins a search. A pooled workspace lives for weeks, so its epochs come round: then the rows are cleared once.</summary>
    public void NextSearch()
    {
        if (Epoch == int.MaxValue)
        {
            Array.Clear(NameEpochs);
            Array.Clear(WordEpochs);
            Epoch = 0;
        }

        Epoch++;
        Found.Clear();
        TouchedNames.Clear();
        Ranked.Clear();
    }

    /// <summary>Begins the search of a word.</summary>
    public void NextWord()
    {
        if (SoundEpoch == int.MaxValue)
        {
            Array.Clear(SoundEpochs);
            SoundEpoch = 0;
        }

        SoundEpoch++;
    }
}
