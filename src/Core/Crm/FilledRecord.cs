namespace WorkflowConnect.Core.Crm;

/// <summary>A record with its blanks filled, and what that changed.</summary>
public sealed record FilledRecord(
    IReadOnlyDictionary<string, string> Fields,
    RecordRef? Company,
    IReadOnlyList<FieldChange> Changes);
