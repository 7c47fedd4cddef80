using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>The screener of the running configuration, before the guard: the test must see through its own verdict.</summary>
public interface ISelfTestSubject
{
    IScreener Screener { get; }
}
