using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Rescreening;

namespace WorkflowConnect.Activities.Screening;

/// <summary>Takes the next page of customers whose check is due.</summary>
[Activity("WorkflowConnect", "SelectCustomers", 1, "Takes the next page of customers whose check is due, with a cursor that survives a restart.", "Screening", DisplayName = "Select customers", Kind = ActivityKind.Task)]
[LeavesOnce]
[FlowNode("Page", "Done")]
public sealed class SelectCustomersActivity : Activity
{
    [Input(DisplayName = "Interval in days", Description = "A customer is due when the last check is at least so many days ago; 0 takes all.", DefaultValue = 30)]
    public Input<int> IntervalDays { get; set; } = new(30);

    [Input(DisplayName = "Page size", Description = "1 to 500 customers.", DefaultValue = 50)]
    public Input<int> PageSize { get; set; } = new(50);

    [Input(DisplayName = "Trigger", Description = "What made us check.", UIHint = InputUIHints.DropDown, Options = new[] { "Schedule", "ListChange", "Manual" })]
    public Input<string?> Trigger { get; set; } = new("Schedule");

    [Output(DisplayName = "Customers", Description = "The page: record references.")]
    public Output<ICollection<string>> Customers { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var select = context.GetRequiredService<SelectCustomers>();
        var trigger = Enum.TryParse<CheckTrigger>(context.Get(Trigger), ignoreCase: true, out var given) ? given : CheckTrigger.Schedule;
        var page = await select.NextPageAsync(
            context.WorkflowExecutionContext.Id,
            context.Id,
            TimeSpan.FromDays(context.Get(IntervalDays)),
            Math.Clamp(context.Get(PageSize), 1, 500),
            trigger,
            context.CancellationToken);
        context.Set(Customers, page.ToArray());
        await context.CompleteActivityWithOutcomesAsync(page.Count > 0 ? "Page" : "Done");
    }
}
