namespace WorkflowConnect.Engine;

/// <summary>A compiled expression.</summary>
internal interface IInputSource
{
    ValueTask<object?> GetAsync(ActivityExecutionContext context);
}
