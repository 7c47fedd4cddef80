using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// Scratch memory of one search at a time. Rows are valid only where their epoch is the current one,
/// so nothing is cleared between searches.
/// </summary>
internal sealed class SearchWorkspace(ScreeningIndex index)
{
    private readonly WordOwner[] firstOwners = new WordOwner[index.Words.Length];
    private readonly WordOwner[] secondOwners = new WordOwner[index.Words.Length];

    public ScreeningIndex Index { get; } = index;

    /// <summary>Set by tests only, to come near its end.</summary>
    public int Epoch { get; set; }

    public int[] NameEpochs { get; } = new int[index.NameCount];

    public List<int> TouchedNames { get; } = [];

    private int[] WordEpochs { get; } = new int[index.Words.Length];

    /// <summary>Whether the query found the word.</summary>
    public bool IsFound(int word) => WordEpochs[word] == Epoch;

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

    /// <summary>Notes that the query found the word.</summary>
    /// <param name="word">A word of the index.</param>
    /// <param name="owner">The words of the query that found it: a bit for one, or for neighbours that are one when joined.</param>
    /// <param name="similarity">How like they are.</param>
    public void Own(int word, ulong owner, float similarity)
    {
        if (WordEpochs[word] != Epoch)
        {
            WordEpochs[word] = Epoch;
            firstOwners[word] = new WordOwner(owner, similarity);
            secondOwners[word] = default;
        }
        else if (similarity > firstOwners[word].Similarity)
        {
            (firstOwners[word], secondOwners[word]) = (new WordOwner(owner, similarity), firstOwners[word]);
        }
        else if (owner != firstOwners[word].Words && similarity > secondOwners[word].Similarity)
        {
            secondOwners[word] = new WordOwner(owner, similarity);
        }
    }

    /// <summary>
    /// The words of the query that found the word and are not used yet; 0 when there are none. Two are remembered: of
    /// Hilal Hilal the second stands for the second.
    /// </summary>
    public ulong FreeOwner(int word, ulong used, out float similarity)
    {
        similarity = 0;
        if (WordEpochs[word] != Epoch)
        {
            return 0;
        }

        ref readonly var owner = ref firstOwners[word];
        if ((owner.Words & used) != 0)
        {
            owner = ref secondOwners[word];
        }

        similarity = owner.Similarity;
        return (owner.Words & used) == 0 ? owner.Words : 0;
    }

    private readonly record struct WordOwner(ulong Words, float Similarity);
}
