using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Reads bodies as trees; bounded, because a definition may be hostile.</summary>
internal static class DefinitionBody
{
    private const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The body; an empty object when there is none, as Studio sends nothing to some addresses.</summary>
    /// <exception cref="BadHttpRequestException">It is too large (413), or no object (400).</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, WorkflowEngineOptions options)
    {
        // The envelope around a definition costs little.
        var bytes = await ReadAsync(request.Body, request.ContentLength, options.MaxDefinitionBytes + 4_096L, request.HttpContext.RequestAborted);
        return bytes.Length == 0 ? [] : Parse(bytes);
    }

    /// <summary>Reads a stream that must not be longer than the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, long? announced, long limit, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16_384];
        var read = announced > limit ? throw TooLarge(limit) : await stream.ReadAsync(chunk, cancellationToken);
        while (read > 0)
        {
            if (buffer.Length + read > limit)
            {
                throw TooLarge(limit);
            }

            buffer.Write(chunk, 0, read);
            read = await stream.ReadAsync(chunk, cancellationToken);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>Parses an object.</summary>
    public static JsonObject Parse(ReadOnlyMemory<byte> json)
    {
        // A byte order mark is no JSON, but editors write one.
        var text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        if (!UnicodeText.CanBeRead(text.Span))
        {
            throw new BadHttpRequestException(UnicodeText.Problem, StatusCodes.Status400BadRequest);
        }

        return JsonNode.Parse(text.Span, documentOptions: Parsing) as JsonObject
            ?? throw new BadHttpRequestException("The body must be a JSON object.", StatusCodes.Status400BadRequest);
    }

    /// <summary>A list of texts.</summary>
    public static IReadOnlyList<string> Texts(JsonObject body, string name) =>
        [.. (body[name] as JsonArray ?? []).Where(item => item?.GetValueKind() == JsonValueKind.String).Select(item => item!.GetValue<string>()).Distinct(StringComparer.Ordinal)];

    private static BadHttpRequestException TooLarge(long limit) =>
        new($"The body is larger than the {limit:N0} bytes allowed.", StatusCodes.Status413PayloadTooLarge);
}
