namespace WorkflowConnect.Core.Leads;

/// <summary>What is wrong with one field and what to do about it; never holds the value itself.</summary>
public sealed record FieldError(string Field, string Message);
