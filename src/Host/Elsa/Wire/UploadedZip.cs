using System.IO.Compression;

namespace WorkflowConnect.Host.Elsa.Wire;

/// <summary>A zip file that somebody sent, opened with care.</summary>
internal static class UploadedZip
{
    // A zip ends with a record of 22 bytes; from less, .NET seeks to before the start.
    private const int Smallest = 22;

    /// <summary>Opens it; it holds no more files and promises no more bytes than these. What an entry promises proves nothing: read with a limit.</summary>
    /// <exception cref="BadHttpRequestException">It cannot be read, or it holds too much.</exception>
    public static async Task<ZipArchive> OpenAsync(string name, Stream stream, int mostFiles, long mostBytes, CancellationToken cancellationToken)
    {
        ZipArchive? zip = null;
        try
        {
            zip = stream.Length < Smallest
                ? throw new InvalidDataException()
                : await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);

            // The directory is read only now.
            if (zip.Entries.Count <= mostFiles && zip.Entries.Sum(entry => entry.Length) <= mostBytes)
            {
                return zip;
            }
        }
        catch (InvalidDataException error)
        {
            zip?.Dispose();
            throw new BadHttpRequestException($"'{name}' is no zip file that can be read.", error);
        }

        zip.Dispose();
        throw new BadHttpRequestException($"'{name}' holds more than {mostFiles:N0} files or {mostBytes:N0} bytes. Import it in parts.");
    }
}
