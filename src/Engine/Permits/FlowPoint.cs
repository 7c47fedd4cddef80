namespace WorkflowConnect.Engine;

/// <summary>A moment in a run: an activity is about to run (no port), or has been left through a port.</summary>
internal readonly record struct FlowPoint(CompiledNode Node, string? Port);
