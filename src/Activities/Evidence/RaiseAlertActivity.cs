using WorkflowConnect.Core.Alerts;

namespace WorkflowConnect.Activities.Evidence;

/// <summary>Tells the compliance officer that something needs a person.</summary>
[Activity("WorkflowConnect", "RaiseAlert", 1, "Tells the compliance officer that something needs a person; references only.", "Evidence", DisplayName = "Raise alert", Kind = ActivityKind.Task)]
[FlowNode("Done")]
public sealed class RaiseAlertActivity : CodeActivity
{
    [Input(DisplayName = "Code", Description = "What it is about, in one word, for example hit or not-screened.")]
    public Input<string> Code { get; set; } = default!;

    [Input(DisplayName = "Reference", Description = "Id of the check or lead that needs a person.")]
    public Input<string> Reference { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<RaiseAlert>()
            .RunAsync(context.Get(Code)!, context.Get(Reference)!, context.Id, context.CancellationToken);
}
