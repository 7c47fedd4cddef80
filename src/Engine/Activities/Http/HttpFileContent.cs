using System.Collections;
using System.IO.Compression;
using System.Text.Json;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Makes one file out of what an author gives: bytes, a text, a file, or several, which are zipped.</summary>
internal static class HttpFileContent
{
    public static async ValueTask<HttpFile> FromAsync(object? value, CancellationToken cancellationToken)
    {
        switch (Known(value))
        {
            case HttpFile file:
                return file;
            case string text:
                return new HttpFile("", "file.txt", "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text));
            case IList { Count: > 0 } list and not byte[] when list.Cast<object?>().All(item => Known(item) is HttpFile or byte[] or Stream):
                return list.Count == 1 ? await FromAsync(list[0], cancellationToken) : await ZipAsync(list, cancellationToken);
            case var other:
                var payload = await HttpPayload.FromAsync(other, cancellationToken);
                return new HttpFile("", "file.bin", payload.ContentType ?? "application/octet-stream", payload.Body);
        }
    }

    // A file that lay in a variable over a suspension comes back as JSON.
    private static object? Known(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } element when element.TryGetProperty("content", out _) && element.TryGetProperty("filename", out _) =>
            ValueConverter.To<HttpFile>(element),
        JsonElement { ValueKind: JsonValueKind.Array } element => element.EnumerateArray().Select(item => Known(item)).ToList(),
        _ => value,
    };

    private static async ValueTask<HttpFile> ZipAsync(IList list, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var item in list)
            {
                var file = await FromAsync(item, cancellationToken);
                var name = file.Filename.Length > 0 ? file.Filename : "file.bin";
                for (var number = 2; !taken.Add(name); number++)
                {
                    name = $"{Path.GetFileNameWithoutExtension(file.Filename)}-{number}{Path.GetExtension(file.Filename)}";
                }

                await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
                await entry.WriteAsync(file.Content, cancellationToken);
            }
        }

        return new HttpFile("", "files.zip", "application/zip", buffer.ToArray());
    }
}
