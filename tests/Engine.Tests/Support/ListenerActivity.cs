namespace WorkflowConnect.Engine.Tests;

/// <summary>Tells what it hears from below.</summary>
[Activity("Test", Type = "Listener")]
public sealed class ListenerActivity : Activity
{
    public ListenerActivity()
    {
        Behaviors.Add(new Echo(this));
        OnSignalReceived<string>((signal, context) =>
        {
            Tell(context, signal);
            if (Stops)
            {
                context.StopPropagation();
            }
        });
    }

    [Input]
    public bool Stops { get; set; }

    [Port]
    public IActivity? Body { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Body);

    private static void Tell(SignalContext context, string text) => context.ReceiverActivityExecutionContext
        .GetRequiredService<ILineWriter>().WriteLine($"{context.ReceiverActivityExecutionContext.Activity.Id} {text}");

    private sealed class Echo : Behavior
    {
        public Echo(IActivity owner)
            : base(owner) => OnSignalReceived<string>((_, context) =>
            {
                if (Owner.Id == "inner")
                {
                    Tell(context, "behavior");
                }
            });
    }
}
