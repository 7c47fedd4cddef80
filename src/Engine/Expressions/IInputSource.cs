namespace WorkflowConnect.Engine;

/// <summary>A compiled expression.</summary>
internal interface IInputSource
{
    /// <summary>The value is, or holds, a secret.</summary>
    bool IsSecret => false;

    ValueTask<object?> GetAsync(ActivityExecutionContext context);
}
