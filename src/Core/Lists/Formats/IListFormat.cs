namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>Reads one publisher's file format into <see cref="ListEntry"/>s.</summary>
public interface IListFormat
{
    /// <summary>The code by which sources and stored versions name the format, one of <see cref="ListFormatCodes"/>.</summary>
    string Code { get; }

    /// <summary>Names of the files that make up one version, all of them needed.</summary>
    IReadOnlyList<string> FileNames { get; }

    /// <summary>
    /// Reads the files from end to end and hands each entry over as it is complete; memory does not grow with the file.
    /// A damaged file does not throw: the outcome says so, and the entries handed over until then are worthless.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ListReading Read(ListFiles files, Action<ListEntry> onEntry, CancellationToken cancellationToken);
}
