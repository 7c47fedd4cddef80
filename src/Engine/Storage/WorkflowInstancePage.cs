namespace WorkflowConnect.Engine;

/// <summary>A page of instances and the number of all that match.</summary>
public sealed record WorkflowInstancePage(IReadOnlyList<WorkflowInstanceRow> Items, long TotalCount);
