using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace WorkflowConnect.Engine;

/// <summary>A buffer and its writer, used by one run at a time from its first entry to the next checkpoint.</summary>
internal sealed class JournalBuffer
{
    // A run with an unusually long journal must not leave its buffer behind for ever.
    private const int MaxKeptBytes = 1024 * 1024;

    public static readonly JsonWriterOptions Format = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DefaultObjectPool<JournalBuffer> Pool = new(new DefaultPooledObjectPolicy<JournalBuffer>(), maximumRetained: 64);

    private readonly ArrayBufferWriter<byte> bytes = new(2048);

    public JournalBuffer() => Json = new Utf8JsonWriter(bytes, Format);

    public Utf8JsonWriter Json { get; }

    public long Length => Json.BytesCommitted + Json.BytesPending;

    public static JournalBuffer Rent() => Pool.Get();

    /// <summary>What was written, and the buffer is free again.</summary>
    public byte[] Finish()
    {
        Json.Flush();
        var data = bytes.WrittenSpan.ToArray();
        bytes.ResetWrittenCount();
        Json.Reset(bytes);
        if (bytes.Capacity <= MaxKeptBytes)
        {
            Pool.Return(this);
        }

        return data;
    }
}
