using System.Runtime.InteropServices;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>Finds the words of the index that a word may mean, each with its likeness.</summary>
internal static class WordSearch
{
    /// <summary>Sounds of this length and more are looked up with two letters lost.</summary>
    private const int TwoSlips = 8;

    /// <summary>Appends to the workspace's found words; words recur from party to party, so answers are remembered.</summary>
    public static void Find(SearchWorkspace workspace, in NameToken word, bool isExactOnly)
    {
        var question = new WordQuestion(word.Text, word.Key, word.IsAbjad, isExactOnly);
        if (workspace.Index.Memory.Recall(question) is { } answer)
        {
            workspace.Found.AddRange(answer);
            return;
        }

        var start = workspace.Found.Count;
        Look(workspace, word, isExactOnly);
        workspace.Index.Memory.Keep(question, [.. CollectionsMarshal.AsSpan(workspace.Found)[start..]]);
    }

    /// <summary>The same without remembering.</summary>
    internal static void Look(SearchWorkspace workspace, in NameToken word, bool isExactOnly)
    {
        var index = workspace.Index;
        workspace.NextWord();
        workspace.Shape = new WordShape(word);
        var key = word.Key.AsSpan();
        Collect(workspace, index.Sounds.Find(StableHash.Of(key)), word);
        if (word.IsAbjad)
        {
            CollectAbjad(workspace, word, isExactOnly, isPersian: false);
            if (AbjadKey.HasPersianReading(word))
            {
                CollectAbjad(workspace, word, isExactOnly, isPersian: true);
            }

            return;
        }

        if (isExactOnly || word.Class is WordClass.Number or WordClass.Initial or WordClass.LegalForm)
        {
            return;
        }

        Span<char> buffer = stackalloc char[key.Length];

        // Before the slips, whose sieve would drop and mark words that have lost more vowels than letters may be wrong.
        var length = ConsonantKey.Write(key, buffer);
        if (length >= WordTables.ShortestConsonants)
        {
            Collect(workspace, index.Consonants.Find(StableHash.Of(buffer[..length])), word);
        }

        LookWritten(workspace, word);
        if (length >= WordTables.ShortestAbjadOfLatin)
        {
            CollectAbjadOfLatin(workspace, word);
        }

        if (key.Length >= WordTables.ShortestSlip)
        {
            var slips = key.Length >= TwoSlips || (key.Length == TwoSlips - 1 && word.Text.Length >= TwoSlips) ? 2 : 1;
            Collect(workspace, index.Slips.Find(StableHash.Of(key)), word, slips);
            for (var i = 0; i < key.Length; i++)
            {
                Collect(workspace, index.Slips.Find(StableHash.Without(key, i)), word, slips);
                for (var j = i + 1; slips == 2 && j < key.Length; j++)
                {
                    Collect(workspace, index.Slips.Find(StableHash.Without(key, i, j)), word, slips);
                }
            }
        }
    }

    /// <summary>What the word would be, were it written in Arabic.</summary>
    private static void CollectAbjadOfLatin(SearchWorkspace workspace, in NameToken word)
    {
        Span<char> buffer = stackalloc char[AbjadKey.Longest];
        var length = AbjadKey.Write(word.Text, buffer);
        if (length >= WordTables.ShortestAbjadOfLatin)
        {
            Collect(workspace, workspace.Index.Abjads.Find(StableHash.Of(buffer[..length])), word);
        }
    }

    private static void LookWritten(SearchWorkspace workspace, in NameToken word)
    {
        Span<char> buffer = stackalloc char[NameLimits.WordLength];
        if (WrittenKey.IsCut(word.Text))
        {
            Collect(workspace, workspace.Index.Consonants.Find(StableHash.Of(word.Text)), word);
        }

        if (word.Text.Length >= WrittenKey.ShortestMisread)
        {
            Collect(workspace, workspace.Index.Consonants.Find(StableHash.Of(buffer[..WrittenKey.WriteMisread(word.Text, buffer)])), word);
        }

        // Letters that sound together part when one of them is wrong: Tjlli for Telli.
        for (var i = 0; word.Text.Length >= WordTables.ShortestTypedSlip && i < word.Text.Length; i++)
        {
            Collect(workspace, workspace.Index.Slips.Find(StableHash.Without(word.Text, i)), word);
        }

        if (word.Text.Length >= WordTables.ShortestTypedSlip - 1)
        {
            Collect(workspace, workspace.Index.Slips.Find(StableHash.Of(word.Text)), word);
        }
    }

    private static void CollectAbjad(SearchWorkspace workspace, in NameToken word, bool isExactOnly, bool isPersian)
    {
        Span<char> buffer = stackalloc char[AbjadKey.Longest];
        var length = AbjadKey.Write(word.Text, buffer, isPersian);
        var abjad = buffer[..length];
        if (length < WordTables.ShortestAbjad)
        {
            return;
        }

        Collect(workspace, workspace.Index.Abjads.Find(StableHash.Of(abjad)), word);
        for (var i = 0; !isExactOnly && length > WordTables.ShortestConsonants && i < length; i++)
        {
            Collect(workspace, workspace.Index.Abjads.Find(StableHash.Without(abjad, i)), word);
        }
    }

    private static void Collect(SearchWorkspace workspace, ReadOnlySpan<int> sounds, in NameToken word, int slips = 0)
    {
        var index = workspace.Index;
        foreach (var sound in sounds)
        {
            if (workspace.SoundEpochs[sound] == workspace.SoundEpoch)
            {
                continue;
            }

            workspace.SoundEpochs[sound] = workspace.SoundEpoch;
            if (slips > 0 && !WordShape.MaySoundAlike(workspace.Shape, index.Shapes[index.SoundWords[index.SoundStarts[sound]]], slips))
            {
                continue;
            }

            if (slips > 0 && EditDistance.Within(word.Key, index.Words[index.SoundWords[index.SoundStarts[sound]]].Key, slips) > slips)
            {
                continue;
            }

            foreach (var found in index.WordsOfSound(sound))
            {
                if (!WordShape.MayBeAlike(workspace.Shape, index.Shapes[found]))
                {
                    continue;
                }

                var similarity = WordSimilarity.Of(word, index.Words[found]);
                if (similarity > 0)
                {
                    workspace.Found.Add(new FoundWord(found, (float)similarity));
                }
            }
        }
    }
}
