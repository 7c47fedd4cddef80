using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>
/// The distance of two sound keys, in which schemes' habits cost less than slips: one vowel for another, a vowel more
/// or less, and the consonants that alphabets and languages exchange.
/// </summary>
internal static class SoundDistance
{
    private const int Longest = 80;
    private const float VowelLost = 0.7f;
    private const float OtherVowel = 0.5f;
    private const float OtherEnding = 1.5f;
    private const float OtherHabit = 0.3f;
    private const float SwappedSounds = 0.9f;

    /// <summary>0 for the same; about 1 for a slip.</summary>
    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length >= Longest || b.Length >= Longest)
        {
            return Longest;
        }

        Span<float> rows = stackalloc float[3 * Longest];
        var before = rows[..(b.Length + 1)];
        var last = rows.Slice(Longest, b.Length + 1);
        var row = rows.Slice(2 * Longest, b.Length + 1);
        last[0] = 0;
        for (var j = 1; j <= b.Length; j++)
        {
            last[j] = last[j - 1] + LossOf(b[j - 1]);
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = last[0] + LossOf(a[i - 1]);
            for (var j = 1; j <= b.Length; j++)
            {
                var value = Math.Min(Math.Min(last[j] + LossOf(a[i - 1]), row[j - 1] + LossOf(b[j - 1])), last[j - 1] + ExchangeOf(a[i - 1], b[j - 1], isEnd: i == a.Length && j == b.Length));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, before[j - 2] + SwappedSounds);
                }

                row[j] = value;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[^1];
    }

    private static float LossOf(char sound) => SoundKey.IsVowel(sound) ? VowelLost : 1;

    /// <param name="isEnd">The last sounds of both: Antonio is not Antonia.</param>
    private static float ExchangeOf(char a, char b, bool isEnd) =>
        a == b ? 0
        : isEnd && (a, b) is ('a', 'u') or ('u', 'a') ? OtherEnding
        : SoundKey.IsVowel(a) && SoundKey.IsVowel(b) ? OtherVowel
        : SoundKey.AreExchanged(a, b) ? OtherHabit
        : 1;
}
