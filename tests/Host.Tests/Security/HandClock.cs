namespace WorkflowConnect.Host.Tests.Security;

/// <summary>A clock that moves when a test says so.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;

    public void To(DateTimeOffset now) => _now = now;
}
