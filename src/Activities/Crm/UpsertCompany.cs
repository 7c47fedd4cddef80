using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Activities.Crm;

/// <summary>Creates the company of a cleared lead in the CRM, or fills its blank fields.</summary>
[Activity("WorkflowConnect", "CRM", "Creates the lead's company in the CRM or fills its blank fields. Only for a clear or released check.", DisplayName = "Upsert company", Kind = ActivityKind.Task)]
[NeedsClearance]
[LeavesOnce]
[FlowNode("Done", "Rejected")]
public sealed class UpsertCompany : Activity
{
    [Input(DisplayName = "Check", Description = "Id of the check that cleared the lead.")]
    public Input<string> CheckId { get; set; } = default!;

    [Output(DisplayName = "Company", Description = "The company's record; empty when the lead names no company.")]
    public Output<string?> Company { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var outcome = await context.GetRequiredService<WriteLeadToCrm>()
            .UpsertCompanyAsync(context.Get(CheckId)!, context.Id, context.CancellationToken);
        context.Set(Company, outcome?.Record?.ToString());
        context.JournalData["Status"] = outcome?.Status.ToString() ?? "NoCompany";
        await context.CompleteActivityWithOutcomesAsync(outcome?.IsDone ?? true ? "Done" : "Rejected");
    }
}
