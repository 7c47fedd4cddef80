namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Recognises text that was read in the wrong encoding once: the replacement character, and UTF-8 bytes taken for Windows-1252 or
/// Latin-1 ("MÃ¼ller", "Ð˜Ð²Ð°Ð½"). A name damaged so is found by nobody.
/// </summary>
public static class EncodingDamage
{
    /// <summary>True when the text shows such damage.</summary>
    public static bool IsIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\uFFFD' || (c is >= '\u0080' and < '\u00A0' && c != '\u0085'))
            {
                return true;
            }

            // The first byte of a two-byte sequence as a letter, then its second byte as a sign. "Ã¼" and "Ð˜" are such pairs;
            // no language writes them, for the sign is no letter.
            if (c is >= '\u00C2' and <= '\u00DF' && i + 1 < text.Length && IsSecondByte(text[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    // 0x80 to 0xBF as Windows-1252 shows them, without what honest text has behind a capital letter: letters ("MÍŠA"),
    // quotation marks, hyphens and the middle dot.
    private static bool IsSecondByte(char c) => c is (>= '\u00A1' and <= '\u00A9') or (>= '\u00AC' and <= '\u00B4') or '\u00B6' or '\u00B8' or '\u00B9' or (>= '\u00BC' and <= '\u00BF')
        or '\u20AC' or '\u201E' or '\u2026' or '\u2020' or '\u2021' or '\u02C6' or '\u2030' or '\u2022' or '\u02DC' or '\u2122';
}
