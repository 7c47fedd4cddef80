namespace WorkflowConnect.Engine.Tests;

/// <summary>Signals between a test and work in the background.</summary>
internal sealed class BackgroundWorld : IDisposable
{
    public SemaphoreSlim Begun { get; } = new(0);

    public SemaphoreSlim Go { get; } = new(0);

    public void Dispose()
    {
        Begun.Dispose();
        Go.Dispose();
    }
}
