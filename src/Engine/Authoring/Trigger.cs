using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>An activity that can start a workflow. Used inside a flow it makes a bookmark instead.</summary>
public abstract class Trigger : Activity, ITrigger
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected Trigger([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>For types named by hand.</summary>
    protected Trigger(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    ValueTask<IEnumerable<object>> ITrigger.GetTriggerPayloadsAsync(TriggerIndexingContext context) =>
        GetTriggerPayloadsAsync(context);

    /// <summary>The stimuli that start the workflow.</summary>
    protected virtual ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context) =>
        new(GetTriggerPayloads(context));

    /// <summary>The stimuli that start the workflow.</summary>
    protected virtual IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) => [GetTriggerPayload(context)];

    /// <summary>The only stimulus that starts the workflow.</summary>
    protected virtual object GetTriggerPayload(TriggerIndexingContext context) => new();
}

/// <summary>A trigger with a result.</summary>
public abstract class Trigger<T> : Trigger, IActivityWithResult<T>, IActivityWithResult
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected Trigger([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Receives the result.</summary>
    [Output]
    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result => Result;
}
