using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Activities.Leads;

/// <summary>Notes how a lead ended.</summary>
[Activity("WorkflowConnect", "CloseLead", 1, "Notes how a lead ended. Of a refused lead only the evidence of the check stays.", "Leads", DisplayName = "Close lead", Kind = ActivityKind.Task)]
[FlowNode("Done")]
public sealed class CloseLeadActivity : CodeActivity
{
    [Input(DisplayName = "Lead", Description = "Id of the lead.")]
    public Input<string> LeadId { get; set; } = default!;

    [Input(
        DisplayName = "Status",
        Description = "How the lead ended: it is in the CRM (Completed), it was refused, it could not be screened, or it names nobody who could be.",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "Completed", "Refused", "NotScreened", "Unusable" })]
    public Input<string> Status { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var status = Enum.Parse<LeadStatus>(context.Get(Status)!, ignoreCase: true);
        await context.GetRequiredService<CloseLead>().RunAsync(context.Get(LeadId)!, status, context.CancellationToken);
    }
}
