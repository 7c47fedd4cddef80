namespace WorkflowConnect.Engine;

/// <summary>A template does not parse or cannot be rendered. Its message may quote data and is not stored.</summary>
public sealed class LiquidException(string message) : Exception(message);
