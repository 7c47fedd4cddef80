using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>How one request for one file ended.</summary>
internal abstract record FileAnswer
{
    private FileAnswer()
    {
    }

    public sealed record Same : FileAnswer;

    public sealed record New(DownloadedFile File) : FileAnswer;

    /// <param name="Reason">A sentence for the operator.</param>
    /// <param name="Transient">Whether asking again may help.</param>
    public sealed record Trouble(string Reason, bool Transient) : FileAnswer;
}
