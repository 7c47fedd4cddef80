namespace WorkflowConnect.Engine.Tests;

internal sealed class Lines : ILineWriter
{
    public List<string?> All { get; } = [];

    public void WriteLine(string? text) => All.Add(text);
}
