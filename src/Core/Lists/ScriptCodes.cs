using System.Text;

namespace WorkflowConnect.Core.Lists;

/// <summary>Tells in which script a name is written (ISO 15924), from its characters.</summary>
public static class ScriptCodes
{
    /// <summary>ISO 15924's code for text without any letter of a script that we know.</summary>
    public const string Undetermined = "Zyyy";

    // Unicode blocks that lists use, ordered by their first code point (Blocks.txt of Unicode 16).
    private static readonly (int First, int Last, string Script)[] Blocks =
    [
        (0x0041, 0x005A, "Latn"), (0x0061, 0x007A, "Latn"), (0x00AA, 0x00AA, "Latn"), (0x00BA, 0x02AF, "Latn"),
        (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0531, 0x058F, "Armn"), (0x0591, 0x05FF, "Hebr"),
        (0x0600, 0x06FF, "Arab"), (0x0700, 0x074F, "Syrc"), (0x0750, 0x077F, "Arab"), (0x0780, 0x07BF, "Thaa"),
        (0x08A0, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"),
        (0x0A80, 0x0AFF, "Gujr"), (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"), (0x0D80, 0x0DFF, "Sinh"),
        (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x0F00, 0x0FFF, "Tibt"), (0x1000, 0x109F, "Mymr"),
        (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"),
        (0x1C80, 0x1C8F, "Cyrl"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"), (0x2DE0, 0x2DFF, "Cyrl"),
        (0x3040, 0x30FF, "Jpan"), (0x3130, 0x318F, "Hang"), (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"),
        (0xA640, 0xA69F, "Cyrl"), (0xAC00, 0xD7AF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB1D, 0xFB4F, "Hebr"),
        (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFF, "Arab"), (0xFF21, 0xFF5A, "Latn"), (0x20000, 0x3FFFF, "Hani"),
    ];

    /// <summary>
    /// The script of most letters. Kana decide for <c>Jpan</c> however many Chinese characters stand beside them;
    /// text without letters is <see cref="Undetermined"/>.
    /// </summary>
    public static string Of(string text)
    {
        if (IsPlainLatin(text))
        {
            return "Latn";
        }

        var counts = new Dictionary<string, int>(4, StringComparer.Ordinal);
        foreach (var rune in text.EnumerateRunes())
        {
            if (ScriptOf(rune) is { } script)
            {
                counts[script] = counts.GetValueOrDefault(script) + 1;
            }
        }

        return counts.Count == 0 ? Undetermined
            : counts.ContainsKey("Jpan") ? "Jpan"
            : counts.MaxBy(c => c.Value).Key;
    }

    private static bool IsPlainLatin(string text)
    {
        var letters = false;
        foreach (var c in text)
        {
            if (c > 0x7F)
            {
                return false;
            }

            letters |= char.IsAsciiLetter(c);
        }

        return letters;
    }

    private static string? ScriptOf(Rune rune)
    {
        if (!Rune.IsLetter(rune))
        {
            return null;
        }

        int low = 0, high = Blocks.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, script) = Blocks[middle];
            if (rune.Value < first)
            {
                high = middle - 1;
            }
            else if (rune.Value > last)
            {
                low = middle + 1;
            }
            else
            {
                return script;
            }
        }

        return null;
    }
}
