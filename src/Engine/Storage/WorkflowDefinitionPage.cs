namespace WorkflowConnect.Engine;

/// <summary>A page of a list of definitions, and how many there are in all.</summary>
public sealed record WorkflowDefinitionPage(IReadOnlyList<WorkflowDefinitionSummary> Items, long TotalCount);
