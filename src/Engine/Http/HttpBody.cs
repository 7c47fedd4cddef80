using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Engine;

/// <summary>Reads a body by its media type.</summary>
internal static class HttpBody
{
    /// <exception cref="HttpBodyMalformedException">The body is not what its media type says.</exception>
    public static async ValueTask<HttpBodyContent> ReadAsync(string? contentType, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        _ = MediaTypeHeaderValue.TryParse(contentType, out var type);
        if (type is not null && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await HttpForm.ReadAsync(type, body, cancellationToken);
        }

        return new HttpBodyContent(Parse(type, body), []);
    }

    private static object? Parse(MediaTypeHeaderValue? type, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var media = type?.MediaType.Value ?? "";
        if (media.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            return Json(body);
        }

        var text = (type?.Encoding ?? Encoding.UTF8).GetString(body.Span);
        return media switch
        {
            _ when media.EndsWith("xml", StringComparison.OrdinalIgnoreCase) => HttpXml.Read(text),
            _ when media.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) => Fields(text),
            _ when media.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase) => body.ToArray(),
            _ => text,
        };
    }

    private static object? Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return JsonValues.Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new HttpBodyMalformedException($"The body is not valid JSON at line {error.LineNumber + 1}.");
        }
    }

    private static Dictionary<string, object> Fields(string text) =>
        QueryHelpers.ParseQuery(text).ToDictionary(field => field.Key, field => HttpForm.Value(field.Value), StringComparer.Ordinal);
}
