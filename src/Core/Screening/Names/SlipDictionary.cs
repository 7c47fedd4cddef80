using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>A few words that are recognised with one letter wrong, missing, doubled or swapped.</summary>
internal sealed class SlipDictionary
{
    private const int ShortestGiven = 5;

    private readonly HashSet<string> words;
    private readonly Dictionary<string, string> shortened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public SlipDictionary(IEnumerable<string> words)
    {
        this.words = [.. words];
        foreach (var word in this.words)
        {
            shortened.TryAdd(word, word);
            for (var i = 0; i < word.Length; i++)
            {
                shortened.TryAdd(word.Remove(i, 1), word);
            }
        }

        lookup = shortened.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Null when the word is right as it is, or is another word.</summary>
    public string? Correct(string text)
    {
        if (text.Length < ShortestGiven || words.Contains(text) || WordClasses.Of(text) != WordClass.Ordinary)
        {
            return null;
        }

        if (lookup.TryGetValue(text, out var found))
        {
            return found;
        }

        Span<char> buffer = stackalloc char[text.Length - 1];
        for (var i = 0; i < text.Length; i++)
        {
            text.AsSpan(0, i).CopyTo(buffer);
            text.AsSpan(i + 1).CopyTo(buffer[i..]);
            if (lookup.TryGetValue(buffer, out found) && EditDistance.Within(text, found, 1) <= 1)
            {
                return found;
            }
        }

        return null;
    }
}
