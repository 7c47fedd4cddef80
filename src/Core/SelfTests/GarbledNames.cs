using System.Text;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>
/// Finds names that were read in the wrong encoding. A list finds itself however it was read, so that looking for its
/// own names cannot tell.
/// </summary>
public static class GarbledNames
{
    /// <summary>What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F (source: the WHATWG Encoding standard).</summary>
    private const string Windows = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How many names of the list are garbled.</summary>
    public static int Count(IEnumerable<ListEntry> entries) => entries.Sum(e => e.Names.Count(n => Is(n.Text)));

    /// <summary>Whether a text can only come from a wrong encoding.</summary>
    public static bool Is(string text) => text.Any(IsNever) || IsUnreadable(text) || IsUtf8ReadByteByByte(text);

    /// <summary>The mark of bytes that were no UTF-8, and control characters that no name has.</summary>
    private static bool IsNever(char c) => c is '\uFFFD' or '\0' or (>= '\u0080' and <= '\u009F');

    /// <summary>Letters that the encoding did not have became question marks within words.</summary>
    private static bool IsUnreadable(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '?' && (char.IsLetter(text[i - 1]) || text[i - 1] == '?') && (char.IsLetter(text[i + 1]) || text[i + 1] == '?'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"é" became "Ã©": the characters, taken as bytes, are valid UTF-8 of several bytes, which no real name is by chance.</summary>
    private static bool IsUtf8ReadByteByByte(string text)
    {
        if (!text.Any(c => c >= '\u0080'))
        {
            return false;
        }

        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var windows = text[i] > '\u00FF' ? Windows.IndexOf(text[i], StringComparison.Ordinal) : -1;
            if (windows < 0 && text[i] > '\u00FF')
            {
                return false;
            }

            bytes[i] = windows >= 0 ? (byte)(0x80 + windows) : (byte)text[i];
        }

        try
        {
            return Strict.GetCharCount(bytes) < text.Length;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
