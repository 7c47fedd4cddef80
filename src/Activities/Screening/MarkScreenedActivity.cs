using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Activities.Screening;

/// <summary>
/// Notes in the CRM when and with what outcome records were last screened. Needs no clearance: it writes about a check,
/// on records that are there already.
/// </summary>
[Activity("WorkflowConnect", "MarkScreened", 1, "Notes in the CRM when and with what outcome the records were last screened.", "CRM", DisplayName = "Mark as screened", Kind = ActivityKind.Task)]
[FlowNode("Done")]
public sealed class MarkScreenedActivity : CodeActivity
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
        var records = Crm.Records.Of(context.Get(Company), context.Get(Contact), context.Get(Record));
        await context.GetRequiredService<LogCheckInCrm>()
            .MarkScreenedAsync(context.Get(CheckId)!, records, context.Id, context.CancellationToken);
    }
}
