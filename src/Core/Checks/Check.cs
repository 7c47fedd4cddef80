using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Checks;

/// <summary>
/// One look at the lists, of a person, a company, or of both where a lead brings both. It gets one protocol
/// and one activity.
/// </summary>
public sealed record Check
{
    public required string Id { get; init; }

    public required CheckTrigger Trigger { get; init; }

    /// <summary>The lead that was checked, or null for a customer.</summary>
    public string? LeadId { get; init; }

    public required WorkflowReference Workflow { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>"system", or the user who asked for the check.</summary>
    public required string Actor { get; init; }

    public required ScreeningProfile Profile { get; init; }

    public required IReadOnlyList<CheckedSubject> Subjects { get; init; }

    /// <summary>The gravest outcome of the subjects, see <see cref="CheckOutcome"/>.</summary>
    public required ScreeningOutcome Outcome { get; init; }

    public PreviousCheck? Previous { get; init; }

    /// <summary>"de" or "en".</summary>
    public required string Language { get; init; }
}
