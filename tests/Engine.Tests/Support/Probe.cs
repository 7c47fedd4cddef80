namespace WorkflowConnect.Engine.Tests;

/// <summary>What a test wants to do inside of an activity.</summary>
internal sealed class Probe
{
    public Func<ActivityExecutionContext, ValueTask> Look { get; set; } = _ => ValueTask.CompletedTask;
}
