using WorkflowConnect.Core.SelfTests;

namespace WorkflowConnect.Host.SelfTests;

/// <summary>How the last self-test went.</summary>
/// <param name="Status"><c>passed</c>, <c>failed</c>, or <c>none</c> before the first one.</param>
internal sealed record SelfTestBody(
    string Status, string? Id, DateTimeOffset? At, string? Trigger, int Cases, int Passed, IReadOnlyList<string> Problems, IReadOnlyList<SelfTestGroup> Groups)
{
    public static SelfTestBody Of(SelfTestReport? report) => report is null
        ? new SelfTestBody("none", null, null, null, 0, 0, [], [])
        : new SelfTestBody(report.IsGreen ? "passed" : "failed", report.Id, report.At, report.Trigger, report.Cases, report.Passed, report.Problems, report.Groups);
}
