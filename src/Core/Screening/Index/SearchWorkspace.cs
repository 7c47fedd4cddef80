namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// Scratch memory of one search at a time. Rows are valid only where their epoch is the current one,
/// so nothing is cleared between searches.
/// </summary>
internal sealed class SearchWorkspace(ScreeningIndex index)
{
    private const int MostRemembered = 50_000;

    public ScreeningIndex Index { get; } = index;

    public int Epoch { get; set; }

    public float[] NameScores { get; } = new float[index.NameCount];

    public int[] NameEpochs { get; } = new int[index.NameCount];

    public List<int> TouchedNames { get; } = [];

    public int[] WordEpochs { get; } = new int[index.Words.Length];

    public byte[] WordOwners { get; } = new byte[index.Words.Length];

    public float[] WordSimilarities { get; } = new float[index.Words.Length];

    public int SoundEpoch { get; set; }

    public int[] SoundEpochs { get; } = new int[index.SoundStarts.Length];

    /// <summary>Found words of all query words, one after the other.</summary>
    public List<FoundWord> Found { get; } = [];

    public List<RankedName> Ranked { get; } = [];

    /// <summary>Answers of <see cref="WordSearch"/> to earlier questions on the same index.</summary>
    public Dictionary<(string Text, bool IsExactOnly, bool IsAbjad), FoundWord[]> Remembered { get; } = [];

    public void Remember((string Text, bool IsExactOnly, bool IsAbjad) question, FoundWord[] answer)
    {
        if (Remembered.Count >= MostRemembered)
        {
            Remembered.Clear();
        }

        Remembered.Add(question, answer);
    }
}
