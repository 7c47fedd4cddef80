namespace WorkflowConnect.Engine;

/// <summary>A run does not come to rest.</summary>
public sealed class StepLimitException(int limit)
    : Exception($"More than {limit:N0} activities ran without a suspension. The flow loops; correct it, or raise MaxStepsPerBurst."), ISafeMessage;
