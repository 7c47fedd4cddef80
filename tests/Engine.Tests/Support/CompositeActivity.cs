using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine.Tests;

/// <summary>A composite made in code, as for Elsa 3.8.</summary>
[FlowNode("Yes", "Done")]
[Activity("Test", Type = "Composite")]
public sealed class CompositeActivity : Composite
{
    public CompositeActivity()
    {
        var text = new Variable<string>("Said");
        Variables = [text];
        Root = new Sequence
        {
            Activities =
            {
                new Inline(context => text.Set(context, context.ParentActivityExecutionContext!.ParentActivityExecutionContext!.Get(Text))),
                new WriteLine { Text = new Input<string?>(text) },
                new If
                {
                    Condition = new Input<bool>(context => text.Get(context.ActivityExecutionContext) == "hello"),
                    Then = new Complete { Outcomes = new Input<object>("Yes") },
                },
                new WriteLine { Text = new Input<string?>("not reached") },
            },
        };
    }

    [Input]
    public Input<string?> Text { get; set; } = default!;
}
