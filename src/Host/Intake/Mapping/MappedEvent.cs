using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>What an event says: whom it is about, or why it is not taken.</summary>
internal sealed record MappedEvent
{
    /// <summary>The condition that does not hold, or null.</summary>
    public string? NotTaken { get; init; }

    /// <summary>All that is wrong with the values.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public IReadOnlyList<MappedSubject> Subjects { get; init; } = [];

    /// <summary>Paths that mean nothing here.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
