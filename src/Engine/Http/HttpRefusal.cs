namespace WorkflowConnect.Engine;

/// <summary>Why a request is not taken: the outcome for a flow that wants to know, else the answer.</summary>
internal sealed record HttpRefusal(string Outcome, int StatusCode, string Text)
{
    public const string RequestTooLarge = "Request too large";
    public const string FileTooLarge = "File too large";
    public const string InvalidFileExtension = "Invalid file extension";
    public const string InvalidFileMimeType = "Invalid file MIME type";
}
