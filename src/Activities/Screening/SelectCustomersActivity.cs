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
    [Input(DisplayName = "Interval in days", Description = "A customer is due when the last check was at least so many days ago. 0 takes all.", DefaultValue = 30)]
    public Input<int> IntervalDays { get; set; } = new(30);

    [Input(DisplayName = "Page size", Description = "How many customers are taken at a time, 1 to 500.", DefaultValue = 50)]
    public Input<int> PageSize { get; set; } = new(50);

    [Input(
        DisplayName = "Trigger",
        Description = "Why the customers are checked: on schedule, because a list changed, or because somebody asked for it.",
        UIHint = InputUIHints.DropDown,
        DefaultValue = "Schedule",
        Options = new[] { "Schedule", "ListChange", "Manual" })]
    public Input<string?> Trigger { get; set; } = new("Schedule");

    [Output(DisplayName = "Customers", Description = "The customers of the page, as connection/kind/id.")]
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
