using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>How a self-test went. It names lists and numbers, no listed person.</summary>
public sealed record SelfTestReport
{
    public required string Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What made it run: <c>start</c>, <c>daily</c>, <c>lists</c>, <c>manual</c>, <c>candidate</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>Name and version of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Name and version of the matcher.</summary>
    public required string Engine { get; init; }

    /// <summary>The list versions that were met.</summary>
    public required IReadOnlyList<ListVersion> Lists { get; init; }

    public required IReadOnlyList<SelfTestGroup> Groups { get; init; }

    /// <summary>What is wrong, every fault as a sentence that says what to do; none when it is green.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public bool IsGreen => Problems.Count == 0;

    public int Cases => Groups.Sum(g => g.Cases);

    public int Passed => Groups.Sum(g => g.Passed);
}
