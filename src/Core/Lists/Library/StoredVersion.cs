namespace WorkflowConnect.Core.Lists;

/// <summary>A version as the library keeps it, <c>version.json</c> beside the compressed files.</summary>
/// <param name="Version">The version.</param>
/// <param name="Format">The format to read the files with.</param>
/// <param name="FileNames">The publisher's files; on disk each with <c>.gz</c> behind its name.</param>
public sealed record StoredVersion(ListVersion Version, string Format, IReadOnlyList<string> FileNames);
