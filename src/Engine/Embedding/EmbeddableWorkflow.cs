namespace WorkflowConnect.Engine;

/// <summary>A version of a workflow that others may use as an activity, and how it looks as one.</summary>
internal sealed record EmbeddableWorkflow(WorkflowDefinitionSummary Version, ActivityDescriptor Descriptor);
