namespace WorkflowConnect.Core.Screening;

/// <summary>The external service that a result came from.</summary>
/// <param name="Name"><c>yente</c> or <c>watchman</c>.</param>
/// <param name="Reference">What the service can be asked by: dataset or lists with their versions.</param>
/// <param name="Problem">Why there is no result, as a word: <c>timeout</c>, <c>unreachable</c>, <c>http503</c>, <c>malformed</c>, <c>partial</c>, <c>listMissing</c>, <c>listTooOld</c>; null when there is one.</param>
public sealed record ProviderReference(string Name, string Reference, string? Problem = null);
