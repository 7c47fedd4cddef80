using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Engine;

/// <summary>Reads a form with files. The body is in memory already, within the request's limit.</summary>
internal static class HttpForm
{
    private const int LongestBoundary = 100;
    private const int MostParts = 1_000;

    public static async ValueTask<HttpBodyContent> ReadAsync(MediaTypeHeaderValue type, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
        {
            throw new HttpBodyMalformedException("The form has no usable boundary in its Content-Type.");
        }

        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var files = new List<HttpFile>();
        try
        {
            using var stream = new MemoryStream(body.ToArray(), writable: false);
            var reader = new MultipartReader(boundary, stream);
            for (var count = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; count++)
            {
                if (count == MostParts)
                {
                    throw new HttpBodyMalformedException($"The form has more than {MostParts} parts.");
                }

                await ReadPartAsync(section, fields, files, cancellationToken);
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw new HttpBodyMalformedException("The form is not valid multipart/form-data.");
        }

        return new HttpBodyContent(fields.ToDictionary(field => field.Key, field => Value(field.Value), StringComparer.Ordinal), files);
    }

    /// <summary>One value as text, several as a list.</summary>
    public static object Value(StringValues values) =>
        values.Count == 1 ? values[0] ?? "" : values.Select(value => (object)(value ?? "")).ToList();

    private static async ValueTask ReadPartAsync(
        MultipartSection section, Dictionary<string, StringValues> fields, List<HttpFile> files, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            throw new HttpBodyMalformedException("A part of the form has no usable Content-Disposition.");
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        if (!disposition.IsFileDisposition())
        {
            using var reader = new StreamReader(section.Body);
            var text = await reader.ReadToEndAsync(cancellationToken);
            fields[name] = fields.TryGetValue(name, out var earlier) ? StringValues.Concat(earlier, text) : text;
            return;
        }

        var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content, cancellationToken);
        files.Add(new HttpFile(name, BareName(given), section.ContentType ?? "application/octet-stream", content.ToArray()));
    }

    // A name may not lead whoever stores the file to another directory; Windows senders use the other slash.
    private static string BareName(string? given) => given is null ? "" : given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
}
