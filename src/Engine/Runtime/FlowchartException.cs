namespace WorkflowConnect.Engine;

/// <summary>A flowchart is drawn in a way that cannot be walked. Names activities only.</summary>
public sealed class FlowchartException(string message) : Exception(message), ISafeMessage;
