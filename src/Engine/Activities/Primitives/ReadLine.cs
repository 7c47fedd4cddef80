namespace WorkflowConnect.Engine.Activities;

/// <summary>Reads a line from the console; a server has none, so it says so instead of blocking.</summary>
[Activity("Elsa", "Console", "Reads a line from the console. A server has none, so a run faults here.")]
[Output(Description = "The line that was read.")]
public sealed class ReadLine : CodeActivity<string>
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) => throw new NoConsoleException();
}
