namespace WorkflowConnect.Engine.Authoring;

/// <summary>How to queue a child; members as in Elsa 3.8.</summary>
public sealed class ScheduleWorkOptions
{
    /// <summary>Empty.</summary>
    public ScheduleWorkOptions()
    {
    }

    /// <summary>With the usual settings.</summary>
    public ScheduleWorkOptions(
        ActivityCompletionCallback? completionCallback = null,
        object? tag = null,
        ICollection<Variable>? variables = null,
        IDictionary<string, object>? input = null)
    {
        CompletionCallback = completionCallback;
        Tag = tag;
        Variables = variables;
        Input = input;
    }

    /// <summary>Instance method of the scheduling activity that hears of the completion.</summary>
    public ActivityCompletionCallback? CompletionCallback { get; set; }

    /// <summary>Kept with the child.</summary>
    public object? Tag { get; set; }

    /// <summary>Variables that only the child and what is below it see.</summary>
    public ICollection<Variable>? Variables { get; set; }

    /// <summary>Input of the child alone.</summary>
    public IDictionary<string, object>? Input { get; set; }

    /// <summary>Does nothing when the same activity is queued below this one already.</summary>
    public bool PreventDuplicateScheduling { get; set; }

    /// <summary>Kept for the call stack.</summary>
    public string? SchedulingActivityExecutionId { get; set; }
}
