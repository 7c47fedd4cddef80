using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>An activity with a result.</summary>
public interface IActivityWithResult
{
    /// <summary>Receives the result.</summary>
    Output? Result { get; }
}

/// <summary>An activity with a typed result.</summary>
public interface IActivityWithResult<T>
{
    /// <summary>Receives the result.</summary>
    Output<T>? Result { get; set; }
}

/// <summary>An activity with a result.</summary>
public abstract class Activity<T> : Activity, IActivityWithResult<T>, IActivityWithResult
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected Activity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>For types named by hand.</summary>
    protected Activity(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    /// <summary>Receives the result.</summary>
    [Output]
    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result => Result;
}
