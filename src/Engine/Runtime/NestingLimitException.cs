namespace WorkflowConnect.Engine;

/// <summary>Workflows execute one another without an end.</summary>
public sealed class NestingLimitException(int limit)
    : Exception($"More than {limit:N0} workflows execute one another. They go round; correct them, or raise MaxNesting."), ISafeMessage;
