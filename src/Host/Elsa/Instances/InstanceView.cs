using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>The journal of an instance at one checkpoint, and what it folds to.</summary>
internal sealed record InstanceView(WorkflowInstanceRow Row, IReadOnlyList<JournalRow> Journal, IReadOnlyList<ActivityExecution> Executions);
