namespace WorkflowConnect.Core.Crm;

/// <summary>A field before and after a write; null is blank.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);
