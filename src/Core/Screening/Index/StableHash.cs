namespace WorkflowConnect.Core.Screening.Index;

/// <summary>FNV-1a, 32 bit, finished as in MurmurHash3: the same on every machine and in every run, unlike string.GetHashCode.</summary>
internal static class StableHash
{
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return Finish(hash);
    }

    /// <summary>The hash of the text without the character at <paramref name="skip"/>, and without that at <paramref name="skipToo"/>.</summary>
    public static uint Without(ReadOnlySpan<char> text, int skip, int skipToo = -1)
    {
        var hash = 2166136261u;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != skip && i != skipToo)
            {
                hash = (hash ^ text[i]) * 16777619u;
            }
        }

        return Finish(hash);
    }

    private static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
