using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Presets;

/// <summary>What is known of a sender's events.</summary>
internal sealed record IntakePreset(string Name)
{
    /// <summary>Paths by field.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How fields are written that have a name of ours.</summary>
    public IReadOnlyList<NamePattern> Names { get; init; } = [];

    public NamedAnswers? Answers { get; init; }

    public IReadOnlyList<string> When { get; init; } = [];

    public IReadOnlyList<string> EventId { get; init; } = [];

    /// <summary>Beginnings of paths, without <c>$.</c>, that hold nothing about a person.</summary>
    public IReadOnlyList<string> Quiet { get; init; } = [];

    /// <summary>Header that its signature stands in; senders that sign nothing may still be put behind something that does.</summary>
    public string Signature { get; init; } = IntakeSignature.Own;

    public SubjectFetch? Fetch { get; init; }
}
