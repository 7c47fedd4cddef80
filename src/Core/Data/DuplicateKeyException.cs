namespace WorkflowConnect.Core.Data;

/// <summary>A row with the same unique key is there already, and was not visible when this work looked for it.</summary>
public sealed class DuplicateKeyException(string message, Exception inner) : Exception(message, inner);
