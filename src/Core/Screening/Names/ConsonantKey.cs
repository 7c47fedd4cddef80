namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// The consonants of a sound key: what is left of a word whose vowels were dropped.
/// </summary>
internal static class ConsonantKey
{
    public static int Write(ReadOnlySpan<char> key, Span<char> target)
    {
        var length = 0;
        foreach (var c in key)
        {
            if (!SoundKey.IsVowel(c) && (length == 0 || target[length - 1] != c))
            {
                target[length++] = c;
            }
        }

        return length;
    }
}
