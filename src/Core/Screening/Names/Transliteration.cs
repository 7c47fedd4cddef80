using System.Text;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Writes words of other alphabets in Latin, by table; Hangul by its own arithmetic.</summary>
internal static class Transliteration
{
    private static readonly Dictionary<string, string> Letters = ScreeningData.Rows("transliteration.tsv")
        .ToDictionary(row => row[1], row => row[2] == "-" ? "" : row[2], StringComparer.Ordinal);

    private static readonly int Longest = Letters.Keys.Select(k => k.Length).DefaultIfEmpty().Max();

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Letters.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsAbjad(char c) => c is >= '\u0590' and < '\u0780';

    public static string ToLatin(string word)
    {
        var first = 0;
        while (first < word.Length && char.IsAscii(word[first]))
        {
            first++;
        }

        if (first == word.Length)
        {
            return word;
        }

        var latin = new StringBuilder(word.Length + 8);
        for (var i = 0; i < word.Length;)
        {
            var length = Match(word.AsSpan(i), out var text);
            if (length == 0)
            {
                latin.Append(word[i]);
                i++;
            }
            else
            {
                latin.Append(text);
                i += length;
            }
        }

        return latin.ToString();
    }

    private static int Match(ReadOnlySpan<char> rest, out string text)
    {
        for (var length = Math.Min(Longest, rest.Length); length > 0; length--)
        {
            if (Lookup.TryGetValue(rest[..length], out text!))
            {
                return length;
            }
        }

        text = "";
        return 0;
    }
}
