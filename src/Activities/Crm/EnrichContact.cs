using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Activities.Crm;

/// <summary>Creates the person of a cleared lead in the CRM, or fills the blank fields, and links the company.</summary>
[Activity("WorkflowConnect", "CRM", "Creates the lead's person in the CRM or fills blank fields, and links the company. Only for a clear or released check.", DisplayName = "Enrich contact", Kind = ActivityKind.Task)]
[NeedsClearance]
[LeavesOnce]
[FlowNode("Done", "Rejected")]
public sealed class EnrichContact : Activity
{
    [Input(DisplayName = "Check", Description = "Id of the check that cleared the lead.")]
    public Input<string> CheckId { get; set; } = default!;

    [Input(DisplayName = "Company", Description = "The company's record, or empty.")]
    public Input<string?> Company { get; set; } = default!;

    [Output(DisplayName = "Contact", Description = "The contact's record; empty when the lead names no person.")]
    public Output<string?> Contact { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var outcome = await context.GetRequiredService<WriteLeadToCrm>().EnrichContactAsync(
            context.Get(CheckId)!,
            RecordRef.TryParse(context.Get(Company)),
            context.Id,
            context.CancellationToken);
        context.Set(Contact, outcome?.Record?.ToString());
        context.JournalData["Status"] = outcome?.Status.ToString() ?? "NoPerson";
        await context.CompleteActivityWithOutcomesAsync(outcome?.IsDone ?? true ? "Done" : "Rejected");
    }
}
