using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Schedules;

/// <summary>One moment of a schedule. Its key (schedule, moment) is unique, whatever clocks and nodes do: so it runs once.</summary>
public sealed record Occurrence
{
    /// <summary>The schedule.</summary>
    public required string ScheduleId { get; init; }

    /// <summary>UTC; the moment meant, however late the run begins.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Definition that starts.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its version when the occurrence was claimed.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>The activity at which it starts.</summary>
    public required string ActivityId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Node that starts the run.</summary>
    public required string ClaimedBy { get; init; }

    /// <summary>UTC; null while nobody can be sure that the run exists.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Why the run cannot be started at all, in one word; null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>
    /// Id of the run, the same on every try: a node that dies between claiming and starting neither loses nor doubles it.
    /// </summary>
    public string InstanceId => Sha256Hex.Of($"occurrence\n{ScheduleId}\n{DueAt.UtcTicks}")[..32];
}
