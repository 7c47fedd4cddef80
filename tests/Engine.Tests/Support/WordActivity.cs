namespace WorkflowConnect.Engine.Tests;

/// <summary>Gives a word.</summary>
[Activity("Test", Type = "Word")]
public sealed class WordActivity : CodeActivity<string>
{
    public WordActivity() => Result = new Output<string>();

    protected override void Execute(ActivityExecutionContext context) => context.SetResult("output");
}
