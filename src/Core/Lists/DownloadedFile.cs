namespace WorkflowConnect.Core.Lists;

/// <summary>A fetched file.</summary>
/// <param name="Name">The format's name of the file.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Sha256">Lower-case hex, computed while it arrived.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Validators">For the next conditional request.</param>
public sealed record DownloadedFile(string Name, string Path, string Sha256, long Length, FileValidators Validators);
