using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Activities.Screening;

/// <summary>Compares a lead, or a customer's record, with the sanctions lists.</summary>
[Activity("WorkflowConnect", "Screening", "Compares a lead (company and person) or a CRM record with the sanctions lists and records the check.", DisplayName = "Screen party", Kind = ActivityKind.Task)]
[GivesClearance("Clear")]
[LeavesOnce]
[FlowNode("Clear", "Review", "Hit", "NotScreened")]
public sealed class ScreenParty : Activity
{
    [Input(DisplayName = "Lead", Description = "Id of the lead to check; leave empty for a CRM record.")]
    public Input<string?> LeadId { get; set; } = default!;

    [Input(DisplayName = "Record", Description = "CRM record to check, as connection/kind/id; leave empty for a lead.")]
    public Input<string?> Record { get; set; } = default!;

    [Input(
        DisplayName = "Trigger",
        Description = "Why a record is checked: on schedule, because a list changed, because its data changed, or because somebody asked for it. Of a lead, its source says why.",
        UIHint = InputUIHints.DropDown,
        DefaultValue = "Schedule",
        Options = new[] { "Schedule", "ListChange", "DataChange", "Manual" })]
    public Input<string?> Trigger { get; set; } = new("Schedule");

    [Input(
        DisplayName = "Language",
        Description = "Language of the protocol of a record's check: German (de) or English (en). A lead brings its own.",
        UIHint = InputUIHints.DropDown,
        DefaultValue = "de",
        Options = new[] { "de", "en" })]
    public Input<string?> Language { get; set; } = new("de");

    [Output(DisplayName = "Check", Description = "Id of the check.")]
    public Output<string> CheckId { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var cancellation = context.CancellationToken;
        var perform = context.GetRequiredService<PerformCheck>();
        var workflow = await context.GetRequiredService<IWorkflowReferences>()
            .OfAsync(context.WorkflowExecutionContext.Id, cancellation);
        var check = RecordRef.TryParse(context.Get(Record)) is { } record
            ? await perform.OfRecordAsync(record, context.Id, TriggerOf(context), workflow, context.Get(Language) ?? "de", cancellation)
            : await perform.OfLeadAsync(context.Get(LeadId)!, context.Id, workflow, cancellation);

        context.Set(CheckId, check.Id);
        context.JournalData["CheckId"] = check.Id;
        await context.CompleteActivityWithOutcomesAsync(check.Outcome switch
        {
            // What people released before goes on as what was never found.
            ScreeningOutcome.Clear or ScreeningOutcome.KnownFalsePositive => "Clear",
            ScreeningOutcome.Review => "Review",
            ScreeningOutcome.Hit => "Hit",
            _ => "NotScreened",
        });
    }

    private CheckTrigger TriggerOf(ActivityExecutionContext context) =>
        Enum.TryParse<CheckTrigger>(context.Get(Trigger), ignoreCase: true, out var trigger) ? trigger : CheckTrigger.Schedule;
}
