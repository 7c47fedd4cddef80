using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>Neighbouring words of a name written as one.</summary>
/// <param name="Mask">A bit for each word that is in it.</param>
internal readonly record struct NameSpan(ulong Mask, NameToken Word)
{
    public WordShape Shape { get; } = new(Word);

    /// <summary>Letters that stand apart and belong together are hardly ever more.</summary>
    private const int MostInitials = 6;

    /// <summary>All pairs, a word with a particle and the next one, and runs of single letters (K.D.P.).</summary>
    public static NameSpan[] Of(ReadOnlySpan<NameToken> words)
    {
        var spans = new List<NameSpan>(words.Length);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            spans.Add(new NameSpan(3UL << i, JoinedWord.Of(words[i], words[i + 1])));
            if (i + 2 < words.Length && words[i + 1].Class == WordClass.Particle)
            {
                spans.Add(new NameSpan(7UL << i, JoinedWord.Of(JoinedWord.Of(words[i], words[i + 1]), words[i + 2])));
            }

            AddInitials(spans, words, i);
        }

        return [.. spans];
    }

    private static void AddInitials(List<NameSpan> spans, ReadOnlySpan<NameToken> words, int start)
    {
        if (words[start].Class != WordClass.Initial || (start > 0 && words[start - 1].Class == WordClass.Initial))
        {
            return;
        }

        var (word, mask) = (words[start], 1UL << start);
        for (var i = start + 1; i < words.Length && i - start < MostInitials && words[i].Class == WordClass.Initial; i++)
        {
            word = JoinedWord.Of(word, words[i]);
            mask |= 1UL << i;
            if (i - start > 1 && (i + 1 == words.Length || words[i + 1].Class != WordClass.Initial))
            {
                spans.Add(new NameSpan(mask, word));
            }
        }
    }
}
