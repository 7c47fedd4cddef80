using WorkflowConnect.Connectors.Screening;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.SelfTests;

namespace WorkflowConnect.Host.SelfTests;

/// <summary>The screener that the configuration chooses, as the self-test meets it.</summary>
internal sealed class RunningScreener(ChosenScreener chosen) : ISelfTestSubject
{
    public IScreener Screener => chosen.Screener;
}
