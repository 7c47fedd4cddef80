using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Activities.Leads;

/// <summary>Asks whether a lead names anybody who could be screened.</summary>
[Activity("WorkflowConnect", "Screening", "Checks that a lead names a person or company that can be compared with the lists.", DisplayName = "Validate party")]
[LeavesOnce]
[FlowNode("Valid", "Invalid")]
public sealed class ValidateParty : Activity
{
    [Input(DisplayName = "Lead", Description = "Id of the lead.")]
    public Input<string> LeadId { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var leads = context.GetRequiredService<ValidateLead>();
        var usable = await leads.IsUsableAsync(context.Get(LeadId)!, context.CancellationToken);
        await context.CompleteActivityWithOutcomesAsync(usable ? "Valid" : "Invalid");
    }
}
