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

    internal override bool AutoCompletes => true;
}

/// <summary>A code activity with a result.</summary>
public abstract class CodeActivity<T> : CodeActivity
{
    /// <inheritdoc cref="Activity(string?, int?)"/>
    protected CodeActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Receives the result.</summary>
    [Output]
    public Output<T>? Result { get; set; }
}
