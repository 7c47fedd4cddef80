namespace WorkflowConnect.Core.Crm;

/// <summary>A page of records; the last one has no next cursor.</summary>
public sealed record CrmPage(IReadOnlyList<CrmRecord> Records, string? NextCursor);
