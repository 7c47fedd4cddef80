using System.IO.Compression;

namespace WorkflowConnect.Engine;

/// <summary>
/// A long journal repeats itself and shrinks to a tenth; a short one is not worth the work. Whether a chunk is
/// compressed is seen from its first byte: JSON begins with a brace.
/// </summary>
public static class JournalCompression
{
    private const int WorthBytes = 16 * 1024;

    /// <summary>The chunk as a store should keep it.</summary>
    public static JournalChunk Compress(JournalChunk chunk)
    {
        if (chunk.Data.Length < WorthBytes || chunk.Data[0] != (byte)'{')
        {
            return chunk;
        }

        using var small = new MemoryStream(chunk.Data.Length / 4);
        using (var deflate = new ZLibStream(small, CompressionLevel.Fastest))
        {
            deflate.Write(chunk.Data);
        }

        return chunk with { Data = small.ToArray() };
    }

    internal static ReadOnlyMemory<byte> Expand(byte[] data)
    {
        if (data[0] == (byte)'{')
        {
            return data;
        }

        using var whole = new MemoryStream(data.Length * 8);
        using (var deflate = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
        {
            deflate.CopyTo(whole);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }
}
