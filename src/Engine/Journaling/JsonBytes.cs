using System.Buffers;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>JSON that is written once and copied often.</summary>
internal static class JsonBytes
{
    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(bytes, JournalBuffer.Format))
        {
            write(json);
        }

        return bytes.WrittenSpan.ToArray();
    }
}
