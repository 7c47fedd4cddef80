namespace WorkflowConnect.Engine.Authoring;

/// <summary>What a completion callback gets.</summary>
public sealed class ActivityCompletedContext(
    ActivityExecutionContext targetContext, ActivityExecutionContext childContext, object? result)
{
    /// <summary>The parent.</summary>
    public ActivityExecutionContext TargetContext { get; } = targetContext;

    /// <summary>The child that completed.</summary>
    public ActivityExecutionContext ChildContext { get; } = childContext;

    /// <summary>The child's outcomes.</summary>
    public object? Result { get; } = result;
}
