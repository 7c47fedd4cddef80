namespace WorkflowConnect.Core.Lists;

/// <summary>How a download ended.</summary>
public abstract record ListDownload
{
    private ListDownload()
    {
    }

    /// <summary>The publisher confirmed that we hold the newest files.</summary>
    public sealed record NotChanged : ListDownload;

    /// <summary>All files of one version are on disk.</summary>
    public sealed record Fetched(IReadOnlyList<DownloadedFile> Files) : ListDownload;

    /// <summary>Nothing usable came.</summary>
    /// <param name="Reason">A sentence for the operator.</param>
    public sealed record Failed(string Reason) : ListDownload;
}
