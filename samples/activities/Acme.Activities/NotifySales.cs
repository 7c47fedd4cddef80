namespace Acme.Activities;

/// <summary>Puts a lead on the desk of sales.</summary>
[Activity("Acme", "Sales", "Puts a lead on the desk of sales.", DisplayName = "Notify sales", Kind = ActivityKind.Task)]
public sealed class NotifySales : CodeActivity
{
    [Input(DisplayName = "Lead", Description = "Id of the lead.")]
    public Input<string> LeadId { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        await context.GetRequiredService<ISalesDesk>().PutAsync(context.Get(LeadId)!, key: context.Id, context.CancellationToken);
}
