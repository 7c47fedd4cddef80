namespace Acme.Activities;

/// <summary>Tells how interesting a lead is.</summary>
[Activity("Acme", "Sales", "Tells how interesting a lead is.", DisplayName = "Score lead")]
[FlowNode("Hot", "Cold")]
public sealed class ScoreLead : Activity
{
    [Input(DisplayName = "Country", Description = "Two letters.")]
    public Input<string?> Country { get; set; } = default!;

    [Input(DisplayName = "Threshold", Description = "Points from which a lead is hot.", DefaultValue = 50)]
    public Input<int> Threshold { get; set; } = new(50);

    [Output(DisplayName = "Points", Description = "More points, more interest.")]
    public Output<int> Points { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var points = context.GetRequiredService<IMarkets>().PointsOf(context.Get(Country));
        context.Set(Points, points);
        context.JournalData["Points"] = points;
        await context.CompleteActivityWithOutcomesAsync(points >= context.Get(Threshold) ? "Hot" : "Cold");
    }
}
