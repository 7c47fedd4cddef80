namespace WorkflowConnect.Core.SelfTests;

/// <summary>The last self-test of the running configuration.</summary>
public sealed class SelfTestState
{
    private volatile SelfTestReport? _last;

    /// <summary>Null until the first one has run.</summary>
    public SelfTestReport? Last => _last;

    public bool IsRed => _last is { IsGreen: false };

    internal void Set(SelfTestReport report) => _last = report;
}
