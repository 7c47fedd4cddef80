using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Scripting;

/// <summary>
/// Frames of the worker (worker/frames.mjs): 4 bytes big-endian length of the rest, 4 bytes length of the header,
/// the header as JSON, then the parts whose lengths the header names.
/// </summary>
internal static class WorkerFrames
{
    private const int MaxFrameBytes = 256 * 1024 * 1024;

    public static async Task WriteAsync(Stream stream, JsonObject header, IReadOnlyList<ReadOnlyMemory<byte>> parts, CancellationToken ct)
    {
        header["parts"] = new JsonArray([.. parts.Select(p => (JsonNode)p.Length)]);
        var head = JsonSerializer.SerializeToUtf8Bytes(header);
        var length = 8 + head.Length + parts.Sum(p => p.Length);
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        BinaryPrimitives.WriteInt32BigEndian(bytes, length - 4);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), head.Length);
        head.CopyTo(bytes.AsSpan(8));
        var offset = 8 + head.Length;
        foreach (var part in parts)
        {
            part.Span.CopyTo(bytes.AsSpan(offset));
            offset += part.Length;
        }

        await stream.WriteAsync(bytes, ct);
        await stream.FlushAsync(ct);
    }

    /// <summary>The next frame, or null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The stream does not hold frames.</exception>
    public static async Task<WorkerReply?> ReadAsync(Stream stream, CancellationToken ct)
    {
        var prefix = new byte[4];
        if (await stream.ReadAtLeastAsync(prefix, 4, throwOnEndOfStream: false, ct) < 4)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(prefix);
        if (length is < 4 or > MaxFrameBytes)
        {
            throw new InvalidDataException($"The worker sent a frame of {length} bytes.");
        }

        var bytes = GC.AllocateUninitializedArray<byte>(length);
        await stream.ReadExactlyAsync(bytes, ct);
        var headLength = BinaryPrimitives.ReadInt32BigEndian(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(4, headLength))!.AsObject();
        var parts = new List<ReadOnlyMemory<byte>>();
        var offset = 4 + headLength;
        foreach (var size in header["parts"]?.AsArray() ?? [])
        {
            var count = size!.GetValue<int>();
            parts.Add(bytes.AsMemory(offset, count));
            offset += count;
        }

        return new WorkerReply(header, parts);
    }
}
