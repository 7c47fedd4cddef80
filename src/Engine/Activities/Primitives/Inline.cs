using System.ComponentModel;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Runs a piece of code; only workflows made in code have one.</summary>
[Browsable(false)]
[Activity("Elsa", "Primitives", "Runs a piece of C# code; for workflows that are written in code.")]
public sealed class Inline : CodeActivity
{
    private readonly Func<ActivityExecutionContext, ValueTask> work;

    /// <summary>Does nothing.</summary>
    public Inline()
        : this(() => { })
    {
    }

    /// <summary>Runs code.</summary>
    public Inline(Func<ActivityExecutionContext, ValueTask> activity) => work = activity;

    /// <summary>Runs code.</summary>
    public Inline(Func<ValueTask> activity)
        : this(_ => activity())
    {
    }

    /// <summary>Runs code.</summary>
    public Inline(Action<ActivityExecutionContext> activity)
        : this(context =>
        {
            activity(context);
            return ValueTask.CompletedTask;
        })
    {
    }

    /// <summary>Runs code.</summary>
    public Inline(Action activity)
        : this(_ => activity())
    {
    }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => work(context);
}
