using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine.Tests;

/// <summary>A composite that gives its lines in every way in which an input can be given.</summary>
[Activity("Test", Type = "Gallery")]
public sealed class GalleryActivity : Composite<string>
{
    public GalleryActivity()
    {
        var word = new Variable<string>("Word", "variable");
        var said = new WordActivity();
        Variables = [word];
        Root = new Flowchart
        {
            Activities = { said },
        };
        var flow = (Flowchart)Root;
        Activity last = said;
        foreach (var text in new Input<string?>[]
        {
            new("literal"),
            new(() => "function"),
            new(context => context.GetVariable<string>("Word")),
            new(() => new ValueTask<string?>("task")),
            new(context => new ValueTask<string?>(context.Get<string>(word) + " task")),
            new(word),
            new(said.Result!),
            new(new Literal<string?>("wrapped")),
            new(new ObjectLiteral("\"json\"")),
            new((MemoryBlockReference)word),
            new(new Expression("Literal", "expression")),
            new(JavaScriptExpression.Create("script"), word),
        })
        {
            var line = new WriteLine { Text = text };
            flow.Activities.Add(line);
            flow.Connections.Add(new Connection(last, line));
            last = line;
        }
    }

    protected override void OnCompleted(ActivityCompletedContext context) => context.TargetContext.Set(Result, "done");
}
