namespace WorkflowConnect.Engine.Activities;

/// <summary>Completes the composite around it, or the workflow, with outcomes.</summary>
[Activity("Elsa", "Composition", "Completes the composite activity or the workflow around it, with an outcome of your choice.")]
public sealed class Complete : CodeActivity, ITerminalNode
{
    /// <summary>A name, or a list of names.</summary>
    [Input(Description = "Name of the outcome, or a list of names. Left empty, it is Done.", UIHint = InputUIHints.OutcomePicker, DefaultSyntax = "Object")]
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
