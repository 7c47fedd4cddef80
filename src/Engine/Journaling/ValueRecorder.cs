using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>
/// Writes values for people to look at: whole when they are small, else their beginning with a note. What cannot be
/// written at all, for example a stream, is named by its type and never fails the run.
/// </summary>
internal static class ValueRecorder
{
    /// <summary>Longest recorded value in bytes.</summary>
    public const int MaxBytes = 4096;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    [ThreadStatic]
    private static Utf8JsonWriter? scratchWriter;

    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: WriteText(json, text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case string[] { Length: <= 4 } names when Array.TrueForAll(names, name => name.Length < 256):
                json.WriteStartArray();
                foreach (var name in names)
                {
                    json.WriteStringValue(name);
                }

                json.WriteEndArray();
                break;
            default: WriteComplex(json, value); break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        if (text.Length <= MaxBytes)
        {
            json.WriteStringValue(text);
            return;
        }

        var end = char.IsHighSurrogate(text[MaxBytes - 1]) ? MaxBytes - 1 : MaxBytes;
        json.WriteStringValue($"{text.AsSpan(0, end)}… (cut, {text.Length:N0} characters)");
    }

    private static void WriteComplex(Utf8JsonWriter json, object value)
    {
        // In a buffer of its own first: the writer cannot take back what a serializer wrote before it failed.
        var bytes = scratch ??= new ArrayBufferWriter<byte>(1024);
        bytes.ResetWrittenCount();
        var writer = scratchWriter ??= new Utf8JsonWriter(bytes, JournalBuffer.Format);
        writer.Reset(bytes);
        try
        {
            JsonValues.WriteValue(writer, value);
            writer.Flush();
        }
        catch (Exception)
        {
            // Whatever a property's getter threw: that nobody can look at a value is no reason to stop the run.
            json.WriteStringValue($"({value.GetType().Name}, not recorded)");
            return;
        }

        if (bytes.WrittenCount <= MaxBytes)
        {
            json.WriteRawValue(bytes.WrittenSpan, skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue($"{Encoding.UTF8.GetString(Whole(bytes.WrittenSpan[..MaxBytes]))}… (cut, {bytes.WrittenCount:N0} bytes)");
            scratch = bytes.Capacity > 1024 * 1024 ? null : bytes;
        }
    }

    // Without the beginning of a character whose end was cut off.
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> text)
    {
        var start = text.Length - 1;
        while (start > 0 && (text[start] & 0xC0) == 0x80)
        {
            start--;
        }

        return text[start] < 0x80 ? text : text[..start];
    }
}
