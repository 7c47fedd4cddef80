using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>The ways to a sound: each table maps a hash to the numbers of the sounds that may be meant.</summary>
/// <param name="words">All words.</param>
/// <param name="isJoined">Words that stand in no name by themselves, only as neighbours joined; they are looked up by their sound.</param>
/// <param name="soundWords">Words grouped by sound.</param>
/// <param name="soundStarts">Where each group begins.</param>
internal sealed class WordTables(List<NameToken> words, List<bool> isJoined, int[] soundWords, int[] soundStarts)
{
    /// <summary>Shorter sounds are compared exactly only, so they need no slips.</summary>
    public const int ShortestSlip = 3;

    /// <summary>Fewer consonants fit too many words.</summary>
    public const int ShortestConsonants = 3;

    public const int ShortestAbjad = 2;

    /// <summary>A Latin word with fewer consonants is like too many Arabic ones.</summary>
    public const int ShortestAbjadOfLatin = 3;

    /// <summary>Shorter words are alike with a letter wrong only where they sound alike.</summary>
    public const int ShortestTypedSlip = 4;

    private int Count => soundStarts.Length - 1;

    private string Key(int sound) => words[soundWords[soundStarts[sound]]].Key;

    public HashTable Sounds()
    {
        var pairs = new List<ulong>(Count);
        for (var s = 0; s < Count; s++)
        {
            pairs.Add(HashTable.Pair(StableHash.Of(Key(s)), s));
        }

        return HashTable.Of(pairs);
    }

    public HashTable Slips()
    {
        var pairs = new List<ulong>(Count * 9);
        for (var s = 0; s < Count; s++)
        {
            var key = Key(s);
            if (key.Length < ShortestSlip || key[0] == '\u00a7')
            {
                continue;
            }

            AddSlips(pairs, key, s);
        }

        for (var s = 0; s < Count; s++)
        {
            for (var i = soundStarts[s]; i < soundStarts[s + 1]; i++)
            {
                var word = words[soundWords[i]];
                if (!isJoined[soundWords[i]] && word.Class != WordClass.LegalForm && !word.IsAbjad && word.Text.Length >= ShortestTypedSlip && word.Text != word.Key)
                {
                    AddSlips(pairs, word.Text, s);
                }
            }
        }

        return HashTable.Of(pairs);
    }

    private static void AddSlips(List<ulong> pairs, string text, int sound)
    {
        pairs.Add(HashTable.Pair(StableHash.Of(text), sound));
        for (var i = 0; i < text.Length; i++)
        {
            pairs.Add(HashTable.Pair(StableHash.Without(text, i), sound));
        }
    }

    public HashTable Consonants()
    {
        var pairs = new List<ulong>(Count);
        Span<char> buffer = stackalloc char[2 * NameLimits.WordLength];
        for (var s = 0; s < Count; s++)
        {
            var length = ConsonantKey.Write(Key(s), buffer);
            if (length >= ShortestConsonants)
            {
                pairs.Add(HashTable.Pair(StableHash.Of(buffer[..length]), s));
            }

            for (var i = soundStarts[s]; i < soundStarts[s + 1]; i++)
            {
                if (!isJoined[soundWords[i]])
                {
                    AddWritten(pairs, words[soundWords[i]], s, buffer);
                }
            }
        }

        return HashTable.Of(pairs);
    }

    /// <summary>What is left of the word when it is cut or misread; whoever finds it compares the words.</summary>
    private static void AddWritten(List<ulong> pairs, in NameToken word, int sound, Span<char> buffer)
    {
        if (word.IsAbjad || word.Class == WordClass.LegalForm)
        {
            return;
        }

        if (!WrittenKey.IsCut(word.Text) && WrittenKey.WriteCut(word.Text, buffer) is >= WrittenKey.ShortestCut and var cut)
        {
            pairs.Add(HashTable.Pair(StableHash.Of(buffer[..cut]), sound));
        }

        if (word.Text.Length >= WrittenKey.ShortestMisread)
        {
            pairs.Add(HashTable.Pair(StableHash.Of(buffer[..WrittenKey.WriteMisread(word.Text, buffer)]), sound));
        }
    }

    public HashTable Abjads()
    {
        var pairs = new List<ulong>(Count);
        Span<char> buffer = stackalloc char[AbjadKey.Longest];
        for (var s = 0; s < Count; s++)
        {
            for (var i = soundStarts[s]; i < soundStarts[s + 1]; i++)
            {
                // Words of one sound may differ here: the sound has lost the h of Ahmad.
                var length = AbjadKey.Write(words[soundWords[i]].Text, buffer);
                if (length >= ShortestAbjad)
                {
                    pairs.Add(HashTable.Pair(StableHash.Of(buffer[..length]), s));
                }
            }
        }

        return HashTable.Of(pairs);
    }
}
