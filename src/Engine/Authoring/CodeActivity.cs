using System.Runtime.CompilerServices;

namespace WorkflowConnect.Engine.Authoring;

/// <summary>Completes with Done after it ran, unless it made a bookmark or completed itself.</summary>
public abstract class CodeActivity : Activity
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected CodeActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>For types named by hand.</summary>
    protected CodeActivity(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    internal override bool AutoCompletes => true;
}

/// <summary>A code activity with a result.</summary>
public abstract class CodeActivity<T> : CodeActivity, IActivityWithResult<T>, IActivityWithResult
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected CodeActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>For types named by hand.</summary>
    protected CodeActivity(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    /// <summary>With its result captured.</summary>
    protected CodeActivity(Output<T>? output, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => Result = output;

    /// <summary>With its result captured at a place in memory.</summary>
    protected CodeActivity(MemoryBlockReference? output, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => Result = output is null ? null : new Output<T>(output);

    /// <summary>Receives the result.</summary>
    [Output]
    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result => Result;
}
