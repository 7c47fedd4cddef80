namespace WorkflowConnect.Engine.Activities;

/// <summary>Completes the composite around it, or the workflow, with outcomes.</summary>
[Activity("Elsa", "Composition", "Completes the composite activity or the workflow around it.")]
public sealed class Complete : CodeActivity, ITerminalNode
{
    /// <summary>A name, or a list of names.</summary>
    [Input(UIHint = InputUIHints.OutcomePicker, DefaultSyntax = "Object", Description = "The outcome, or a list of outcomes.")]
    public Input<object> Outcomes { get; set; } = default!;

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteCompositeAsync(NamesOf(context.Get(Outcomes)));

    internal static string[] NamesOf(object? outcomes)
    {
        var names = ItemList.Of(outcomes).Cast<object?>()
            .Select(ValueConverter.To<string>).OfType<string>().Where(name => name.Length > 0).ToArray();
        return names.Length == 0 ? ["Done"] : names;
    }
}
