namespace WorkflowConnect.Engine.Tests;

/// <summary>Works in the background until the test lets it go on.</summary>
[FlowNode("Done", "Other")]
[Activity("Test", Type = "Job", Kind = ActivityKind.Job)]
public sealed class JobActivity : Activity
{
    [Input]
    public Input<string?> Text { get; set; } = default!;

    [Output]
    public Output<string>? Said { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var world = context.GetRequiredService<BackgroundWorld>();
        world.Begun.Release();
        await world.Go.WaitAsync(context.CancellationToken);
        context.GetRequiredService<Effects>().Add(context.Id, context.Activity.Id);
        context.Set(Said, context.Get(Text) + "!");
        context.SetVariable("direct", "set");
        context.WorkflowExecutionContext.CorrelationId = "from-background";
        context.JournalData["note"] = "n";
        await context.CompleteActivityWithOutcomesAsync("Other");
    }
}
