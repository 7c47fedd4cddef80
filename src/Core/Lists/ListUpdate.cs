namespace WorkflowConnect.Core.Lists;

/// <summary>What an update did to one list.</summary>
/// <param name="List">Code of the list.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Version">The version in use afterwards; null when the list has none.</param>
/// <param name="Reasons">Why it failed or was refused; empty otherwise.</param>
public sealed record ListUpdate(string List, ListUpdateOutcome Outcome, ListVersion? Version, IReadOnlyList<string> Reasons);
