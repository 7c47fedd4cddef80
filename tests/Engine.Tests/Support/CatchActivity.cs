namespace WorkflowConnect.Engine.Tests;

/// <summary>Takes care of faults below it.</summary>
[Activity("Test", Type = "Catch")]
public sealed class CatchActivity : Activity
{
    public CatchActivity() => OnSignalReceived<FaultSignal>(async (signal, context) =>
    {
        if (!context.IsSelf)
        {
            signal.IsHandled = true;
            context.StopPropagation();
            context.ReceiverActivityExecutionContext.GetRequiredService<ILineWriter>().WriteLine(signal.Exception.GetType().Name);
            await context.ReceiverActivityExecutionContext.CompleteActivityAsync();
        }
    });

    [Port]
    public IActivity? Body { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Body);
}
