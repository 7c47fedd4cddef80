namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>Small reading aids for publishers' text.</summary>
internal static class Words
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\u00A0', '\u2028', '\u200B', '\uFEFF'];

    /// <summary>White space of any kind and length becomes one blank; nothing becomes null.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!NeedsCleaning(text))
        {
            return text;
        }

        var cleaned = string.Join(' ', text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
        return cleaned.Length == 0 ? null : cleaned;
    }

    public static string? Join(string separator, params IEnumerable<string?> parts)
    {
        var joined = string.Join(separator, parts.Where(p => !string.IsNullOrEmpty(p)));
        return joined.Length == 0 ? null : joined;
    }

    private static bool NeedsCleaning(string text)
    {
        if (text[0] == ' ' || text[^1] == ' ')
        {
            return true;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\t' or '\r' or '\n' or '\u00A0' or '\u2028' or '\u200B' or '\uFEFF' || (c == ' ' && text[i + 1] == ' '))
            {
                return true;
            }
        }

        return false;
    }
}
