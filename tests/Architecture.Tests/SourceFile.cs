namespace WorkflowConnect.Architecture.Tests;

/// <summary>A file of the repository.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>For a file below src: the project's name.</summary>
    public string Project => Path.Split('/')[1];

    public int LineCount => Text.Count(c => c == '\n') + (Text.Length > 0 && Text[^1] != '\n' ? 1 : 0);

    /// <summary>The text without lines that are only a comment: a comment may name what the code may not use.</summary>
    public string Code => string.Join('\n', Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
