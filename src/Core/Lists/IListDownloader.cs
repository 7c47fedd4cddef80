namespace WorkflowConnect.Core.Lists;

/// <summary>Fetches a list's files from its publisher; the port that <c>Connectors/Publishers</c> implements.</summary>
public interface IListDownloader
{
    /// <summary>
    /// Fetches all files of the source into the folder, or learns that none has changed. What goes wrong is an outcome;
    /// only cancellation throws. The caller owns the files afterwards.
    /// </summary>
    /// <param name="source">What to fetch.</param>
    /// <param name="folder">An existing folder for the files.</param>
    /// <param name="known">What the publisher said of the files that we hold, by file name; empty to fetch in any case.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<ListDownload> DownloadAsync(
        ListSource source,
        string folder,
        IReadOnlyDictionary<string, FileValidators> known,
        CancellationToken cancellationToken);
}
