namespace WorkflowConnect.Core.Lists;

/// <summary>An accepted version together with its entries.</summary>
public sealed record ListSnapshot(ListVersion Version, IReadOnlyList<ListEntry> Entries);
