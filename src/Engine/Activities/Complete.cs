using System.Collections;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Ends the workflow with outcomes.</summary>
[Activity("Elsa", "Flow", "Ends the workflow with outcomes.")]
public sealed class Complete : CodeActivity, ITerminalNode
{
    /// <summary>A name, or a list of names.</summary>
    [Input(UIHint = InputUIHints.OutcomePicker)]
    public Input<object> Outcomes { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        string[] names = context.Get(Outcomes) switch
        {
            null => ["Done"],
            string name when !name.StartsWith('[') => [name],
            var other => [.. ValueConverter.To<List<string>>(other) ?? []],
        };
        context.WorkflowExecutionContext.Root.Result = new Outcomes(names);
        context.WorkflowExecutionContext.IsFinishing = true;
    }
}
