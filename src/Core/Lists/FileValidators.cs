namespace WorkflowConnect.Core.Lists;

/// <summary>What a server said to recognise a file's state by (RFC 9110, 8.8).</summary>
/// <param name="ETag">Entity tag with its quotes, or null.</param>
/// <param name="LastModified">Last-Modified, or null.</param>
public sealed record FileValidators(string? ETag, DateTimeOffset? LastModified);
