using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Activities.Crm;

/// <summary>Puts the contact on the distribution lists that the lead asked for.</summary>
[Activity("WorkflowConnect", "CRM", "Puts the contact on the distribution lists that the lead asked for, and on the ones named here. An opt-out wins.", DisplayName = "Add to distribution list", Kind = ActivityKind.Task)]
[NeedsClearance]
[FlowNode("Done")]
public sealed class AddToDistributionList : CodeActivity
{
    [Input(DisplayName = "Check", Description = "Id of the check that cleared the lead.")]
    public Input<string> CheckId { get; set; } = default!;

    [Input(DisplayName = "Contact", Description = "The contact's record; nothing is done when empty.")]
    public Input<string?> Contact { get; set; } = default!;

    [Input(DisplayName = "Lists", Description = "Further lists by name.", UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>?> Lists { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (RecordRef.TryParse(context.Get(Contact)) is { } contact)
        {
            await context.GetRequiredService<WriteLeadToCrm>().AddToListsAsync(
                context.Get(CheckId)!,
                contact,
                [.. context.Get(Lists) ?? []],
                context.Id,
                context.CancellationToken);
        }
    }
}
