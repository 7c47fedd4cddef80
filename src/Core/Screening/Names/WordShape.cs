using System.Numerics;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>
/// Which letters a word has, as bits. Two words that <see cref="MayBeAlike"/> denies have no likeness; asking costs
/// nanoseconds where comparing costs hundreds.
/// </summary>
internal readonly struct WordShape
{
    private const uint VowelSounds = (1u << 0) | (1u << ('i' - 'a')) | (1u << ('u' - 'a'));
    private const uint Vowels = VowelSounds | (1u << ('e' - 'a')) | (1u << ('o' - 'a'));

    private readonly uint text;
    private readonly uint key;
    private readonly uint misread;
    private readonly byte length;
    private readonly byte keyLength;

    /// <summary>Nothing can be told from the letters: an abjad's word is compared by other means.</summary>
    private readonly bool isOpen;

    public WordShape(in NameToken word)
    {
        isOpen = word.IsAbjad;
        length = (byte)word.Text.Length;
        keyLength = (byte)Math.Min(byte.MaxValue, word.Key.Length);
        text = Bits(word.Text);
        key = Bits(word.Key);
        Span<char> buffer = stackalloc char[NameLimits.WordLength];
        misread = Bits(buffer[..WrittenKey.WriteMisread(word.Text, buffer)]);
    }

    public static bool MayBeAlike(in WordShape a, in WordShape b) =>
        a.isOpen || b.isOpen
        || MayBeSlip(a.text ^ b.text, a.length, b.length)
        || MayBeSlip(a.key ^ b.key, a.keyLength, b.keyLength)
        || ((a.key ^ b.key) & ~VowelSounds) == 0
        || ((a.text ^ b.text) & ~Vowels) == 0
        || a.misread == b.misread;

    /// <summary>The keys may be that few slips apart.</summary>
    public static bool MaySoundAlike(in WordShape a, in WordShape b, int slips) =>
        a.isOpen || b.isOpen || (Math.Abs(a.keyLength - b.keyLength) <= slips && BitOperations.PopCount(a.key ^ b.key) <= 2 * slips);

    /// <summary>A slip changes two letters at most; words of eight letters may have two.</summary>
    private static bool MayBeSlip(uint unlike, int length, int other)
    {
        var limit = Math.Max(length, other) >= 8 ? 2 : 1;
        return Math.Abs(length - other) <= limit && BitOperations.PopCount(unlike) <= 2 * limit;
    }

    private static uint Bits(ReadOnlySpan<char> letters)
    {
        var bits = 0u;
        foreach (var c in letters)
        {
            bits |= c is >= 'a' and <= 'z' ? 1u << (c - 'a') : 1u << (26 + (c % 6));
        }

        return bits;
    }
}
