namespace WorkflowConnect.Engine;

/// <summary>The last value of an output in one execution.</summary>
internal readonly record struct OutputValue(object? Value, bool IsSet);
