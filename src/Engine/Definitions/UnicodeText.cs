using System.Text.Json;
using System.Text.Unicode;

namespace WorkflowConnect.Engine;

/// <summary>
/// Finds texts in JSON that are no Unicode: bytes that are not UTF-8, and half a surrogate pair behind an escape. Such
/// JSON parses, but whoever reads the text or writes it again gets an exception.
/// </summary>
public static class UnicodeText
{
    /// <summary>What to tell the author.</summary>
    public const string Problem = "It holds a text that is not Unicode: half a surrogate pair, or bytes that are not UTF-8. Save it as UTF-8, without such text.";

    /// <summary>Whether every name and text can be read. JSON that does not parse counts as readable: its parser says what is wrong.</summary>
    public static bool CanBeRead(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return true;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DefinitionModel.MaxDepth });
        var buffer = new char[256];
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    // No text is longer than its bytes.
                    buffer = reader.ValueSpan.Length > buffer.Length ? new char[reader.ValueSpan.Length] : buffer;
                    reader.CopyString(buffer);
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
