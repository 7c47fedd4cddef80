namespace WorkflowConnect.Engine;

/// <summary>A script threw or does not parse. Its message may quote data and is not stored.</summary>
public sealed class JavaScriptException(string message) : Exception(message);
