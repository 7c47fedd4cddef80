using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Activities.Evidence;

/// <summary>Writes the protocol of a check: numbered ledger entry and PDF.</summary>
[Activity("WorkflowConnect", "Evidence", "Writes the protocol of a check: a numbered ledger entry and the PDF made from it.", DisplayName = "Render protocol", Kind = ActivityKind.Task)]
[FlowNode("Done")]
public sealed class RenderProtocol : CodeActivity
{
    [Input(DisplayName = "Check", Description = "Id of the check.")]
    public Input<string> CheckId { get; set; } = default!;

    [Output(DisplayName = "Protocol", Description = "Number of the protocol.")]
    public Output<string> Protocol { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var protocol = await context.GetRequiredService<WriteProtocol>()
            .RunAsync(context.Get(CheckId)!, context.CancellationToken);
        context.Set(Protocol, protocol.Number);
        context.JournalData["Protocol"] = protocol.Number;
    }
}
