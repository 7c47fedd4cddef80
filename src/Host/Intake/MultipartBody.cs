using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Host.Intake;

/// <summary>The fields of <c>multipart/form-data</c>, as senders in PHP post a form. Files are named, and not read.</summary>
internal static class MultipartBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The fields and the names of file fields, or what is wrong with the body.</summary>
    public static async Task<(Dictionary<string, IReadOnlyList<string>>? Fields, IReadOnlyList<string> Files, string? Problem)> ReadAsync(
        string contentType, byte[] body, int mostFields, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 100 } boundary)
        {
            return (null, [], "The content type multipart/form-data names no boundary.");
        }

        var (fields, files) = (new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), new List<string>());
        try
        {
            using var stream = new MemoryStream(body, writable: false);
            var reader = new MultipartReader(boundary.Value!, stream) { BodyLengthLimit = body.Length };
            for (var count = 1; await reader.ReadNextSectionAsync(cancellationToken) is { } section; count++)
            {
                if (section.GetContentDispositionHeader() is not { } disposition || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
                {
                    return (null, [], "A part of the form has no name.");
                }

                if (count > mostFields || name.Length > FormBody.LongestKey)
                {
                    return (null, [], FormBody.TooMany(mostFields));
                }

                if (disposition.IsFileDisposition())
                {
                    files.Add(name);
                    continue;
                }

                using var text = new MemoryStream();
                await section.Body.CopyToAsync(text, cancellationToken);
                fields[FormBody.Plain(name)] = [.. fields.GetValueOrDefault(FormBody.Plain(name), []), Strict.GetString(text.ToArray())];
            }
        }
        catch (DecoderFallbackException)
        {
            return (null, [], "The form is not valid UTF-8.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return (null, [], "The form ends too early, or its parts have broken headers.");
        }

        return (fields, files, null);
    }
}
