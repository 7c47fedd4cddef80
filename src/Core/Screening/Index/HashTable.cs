namespace WorkflowConnect.Core.Screening.Index;

/// <summary>
/// An immutable multimap from 32-bit hashes to numbers: two sorted arrays and a directory over the hash's upper bits.
/// It may return numbers of another text with the same hash; whoever asks compares the texts.
/// </summary>
internal sealed class HashTable
{
    private readonly int shift;
    private readonly int[] directory;
    private readonly uint[] hashes;
    private readonly int[] values;

    /// <summary>A bit for each hash that is there, eight bits wide for each: small enough to stay in the cache, where most questions end.</summary>
    private readonly ulong[] filter;
    private readonly int filterShift;

    private HashTable(uint[] hashes, int[] values)
    {
        (this.hashes, this.values) = (hashes, values);
        var bits = Math.Clamp(32 - int.LeadingZeroCount(Math.Max(1, hashes.Length / 2)), 1, 22);
        shift = 32 - bits;
        directory = new int[(1 << bits) + 1];
        var next = 0;
        for (var bucket = 0; bucket < directory.Length; bucket++)
        {
            while (next < hashes.Length && hashes[next] >> shift < bucket)
            {
                next++;
            }

            directory[bucket] = next;
        }

        var filterBits = Math.Clamp(35 - int.LeadingZeroCount(Math.Max(1, hashes.Length)), 6, 26);
        filterShift = 32 - filterBits;
        filter = new ulong[1 << (filterBits - 6)];
        foreach (var hash in hashes)
        {
            var bit = FilterBit(hash);
            filter[bit >> 6] |= 1UL << (int)(bit & 63);
        }
    }

    // Other bits than the directory's decide, so that neighbours in the table are not neighbours here.
    private uint FilterBit(uint hash) => (hash * 0x9E3779B1u) >> filterShift;

    public static HashTable Of(List<ulong> hashAndValue)
    {
        var pairs = hashAndValue.ToArray();
        Array.Sort(pairs);
        var unique = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                pairs[unique++] = pairs[i];
            }
        }

        var sortedHashes = new uint[unique];
        var sortedValues = new int[unique];
        for (var i = 0; i < unique; i++)
        {
            sortedHashes[i] = (uint)(pairs[i] >> 32);
            sortedValues[i] = (int)(uint)pairs[i];
        }

        return new HashTable(sortedHashes, sortedValues);
    }

    public static ulong Pair(uint hash, int value) => ((ulong)hash << 32) | (uint)value;

    public ReadOnlySpan<int> Find(uint hash)
    {
        var bit = FilterBit(hash);
        if ((filter[bit >> 6] & (1UL << (int)(bit & 63))) == 0)
        {
            return [];
        }

        var bucket = (int)(hash >> shift);
        var end = directory[bucket + 1];
        for (var i = directory[bucket]; i < end; i++)
        {
            if (hashes[i] < hash)
            {
                continue;
            }

            var first = i;
            while (i < end && hashes[i] == hash)
            {
                i++;
            }

            return values.AsSpan(first, i - first);
        }

        return [];
    }
}
