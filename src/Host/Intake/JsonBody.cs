using System.Text.Json;

namespace WorkflowConnect.Host.Intake;

/// <summary>The JSON that a source may send: one object, at most 8 levels deep, no name twice.</summary>
internal static class JsonBody
{
    public const string BrokenName = "A name in the JSON is broken Unicode (a lone surrogate); send valid Unicode.";
    private const int Deepest = 8;

    /// <summary>The document, or what is wrong with the body.</summary>
    public static (JsonDocument? Document, string? Problem) Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return (document, null);
            }

            document.Dispose();
            return (null, "The body must be a JSON object such as {\"person\":{\"familyName\":\"…\"}}.");
        }
        catch (InvalidOperationException)
        {
            // The search for repeated names reads them.
            return (null, BrokenName);
        }
        catch (JsonException e)
        {
            return (null, $"The body is no JSON that can be read (line {e.LineNumber + 1}, byte {e.BytePositionInLine}); it must be one object without repeated names, at most {Deepest} levels deep.");
        }
    }
}
