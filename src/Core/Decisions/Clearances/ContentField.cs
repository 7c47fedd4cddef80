namespace WorkflowConnect.Core.Decisions;

/// <summary>A field that matters, with its values ordered by key, none twice.</summary>
public sealed record ContentField(string Name, IReadOnlyList<ContentValue> Values);
