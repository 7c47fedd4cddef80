using WorkflowConnect.Host.Intake.Fetching;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>How the events of one source become leads.</summary>
internal sealed record IntakeMapping
{
    /// <summary>What the source's settings map.</summary>
    public required IReadOnlyList<FieldSource> Own { get; init; }

    /// <summary>What the preset maps, for fields that neither the settings nor a name gives.</summary>
    public required IReadOnlyList<FieldSource> Usual { get; init; }

    /// <summary>Fields that are known by the name they are sent under.</summary>
    public required IReadOnlyList<NamePattern> Names { get; init; }

    public required NamedAnswers? Answers { get; init; }

    /// <summary>Values of fields for which nothing is sent.</summary>
    public required IReadOnlyDictionary<string, string> Constants { get; init; }

    /// <summary>All must hold, or the event is not taken.</summary>
    public required IReadOnlyList<MappingCondition> When { get; init; }

    /// <summary>What together names the event at its sender; empty: the content decides what is a replay.</summary>
    public required IReadOnlyList<MappingPath> EventId { get; init; }

    /// <summary>Beginnings of paths that hold nothing about a person, and are not named as unknown.</summary>
    public required IReadOnlyList<string> Quiet { get; init; }

    /// <summary>For senders who only say that something changed.</summary>
    public required SubjectFetch? Fetch { get; init; }
}
