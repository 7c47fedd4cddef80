namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// The consonants of a sound key: what is left of a word whose vowels were dropped, and what Arabic and Hebrew
/// write at all. In the abjad form w and y fall away too, because they stand for long vowels as often as for consonants.
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

    public static int WriteAbjad(ReadOnlySpan<char> key, Span<char> target)
    {
        var length = 0;
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i] switch
            {
                'p' => 'b',
                'v' => '\0',
                'a' or 'i' or 'u' => '\0',
                'h' when i == key.Length - 1 => '\0',
                _ => key[i],
            };
            if (c != '\0' && (length == 0 || target[length - 1] != c))
            {
                target[length++] = c;
            }
        }

        return length;
    }
}
