namespace WorkflowConnect.Engine;

/// <summary>A body that has been read: its value, and the files of a form.</summary>
internal sealed record HttpBodyContent(object? Value, IReadOnlyList<HttpFile> Files);
