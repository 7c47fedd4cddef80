using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Host.Studio;

/// <summary>Serves the package's files as it compressed them: a third of the bytes, and no work for the server.</summary>
internal static class StudioFiles
{
    /// <summary>The file, or 304 when the browser has it, or 404.</summary>
    public static IResult Answer(StudioPackage package, string address, HttpContext http)
    {
        if (package.File(address) is not { } file)
        {
            return Results.NotFound();
        }

        var (path, encoding) = Choose(file, http.Request.GetTypedHeaders().AcceptEncoding);
        var headers = http.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        // npm gives every file of a package the same date, so that only the version tells two states apart.
        return TypedResults.PhysicalFile(path, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{package.Version}-{encoding ?? "plain"}\""));
    }

    private static (string Path, string? Encoding) Choose(StudioFile file, IList<StringWithQualityHeaderValue> accepted) =>
        file.Brotli is { } brotli && Accepts(accepted, "br") ? (brotli, "br")
        : file.Gzip is { } gzip && Accepts(accepted, "gzip") ? (gzip, "gzip")
        : (file.Path, null);

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);
}
