using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Activities.Crm;

/// <summary>
/// Puts the protocol and an activity with time and outcome on the records. Needs no clearance: it brings nobody into the
/// CRM but writes about a check, whatever its outcome, on records that are there already; of a customer who is listed,
/// that is the very thing to have there.
/// </summary>
[Activity("WorkflowConnect", "CRM", "Attaches the protocol to the records and logs an activity with time and outcome.", DisplayName = "Log CRM activity", Kind = ActivityKind.Task)]
[FlowNode("Done")]
public sealed class LogCrmActivity : CodeActivity
{
    [Input(DisplayName = "Check", Description = "Id of the check.")]
    public Input<string> CheckId { get; set; } = default!;

    [Input(DisplayName = "Company", Description = "Company record, or empty.")]
    public Input<string?> Company { get; set; } = default!;

    [Input(DisplayName = "Contact", Description = "Contact record, or empty.")]
    public Input<string?> Contact { get; set; } = default!;

    [Input(DisplayName = "Record", Description = "Any other record, as connection/kind/id, or empty.")]
    public Input<string?> Record { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var records = Records.Of(context.Get(Company), context.Get(Contact), context.Get(Record));
        await context.GetRequiredService<LogCheckInCrm>()
            .LogAsync(context.Get(CheckId)!, records, context.Id, context.CancellationToken);
    }
}
