namespace WorkflowConnect.Storage;

/// <summary>A statement with its values, in the order of its parameters.</summary>
internal readonly record struct SqlStatement(SqlText Text, object?[] Values);
