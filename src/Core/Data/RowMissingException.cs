namespace WorkflowConnect.Core.Data;

/// <summary>The row that was to be changed does not exist.</summary>
public sealed class RowMissingException(string message, Exception? inner = null) : Exception(message, inner);
