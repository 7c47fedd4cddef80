namespace WorkflowConnect.Engine.Activities;

/// <summary>Hands a line to the host's <see cref="ILineWriter"/>; without one it goes nowhere.</summary>
[Activity("Elsa", "Console", "Writes a line to the server's console, for trying things out.")]
public sealed class WriteLine : CodeActivity
{
    /// <summary>The line.</summary>
    [Input(Description = "The line to write.")]
    public Input<string?> Text { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.Environment.Lines?.WriteLine(context.Get(Text));
}
