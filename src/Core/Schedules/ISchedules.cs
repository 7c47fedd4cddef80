namespace WorkflowConnect.Core.Schedules;

/// <summary>The tables of schedules and their occurrences.</summary>
public interface ISchedules
{
    /// <summary>Every schedule, in order of id.</summary>
    Task<IReadOnlyList<Schedule>> AllAsync(CancellationToken cancellationToken);

    /// <summary>One schedule, or null.</summary>
    Task<Schedule?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Schedules that are due, and those whose next time was decided by a clock that went ahead of this one.</summary>
    Task<IReadOnlyList<Schedule>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Adds a schedule.</summary>
    Task AddAsync(Schedule schedule, CancellationToken cancellationToken);

    /// <summary>Replaces a schedule; false, and nothing changed, when another node was faster.</summary>
    Task<bool> TryReplaceAsync(Schedule known, Schedule next, CancellationToken cancellationToken);

    /// <summary>Deletes a schedule; its occurrences stay, so that none runs again when the schedule comes back.</summary>
    Task DeleteAsync(string id, CancellationToken cancellationToken);

    /// <summary>Adds an occurrence; false when it is there already.</summary>
    Task<bool> TryAddOccurrenceAsync(Occurrence occurrence, CancellationToken cancellationToken);

    /// <summary>Occurrences that were claimed and not started yet, the oldest first.</summary>
    Task<IReadOnlyList<Occurrence>> UnstartedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Takes an unstarted occurrence over from a node; false when somebody else did.</summary>
    Task<bool> TryTakeOverAsync(Occurrence occurrence, string node, CancellationToken cancellationToken);

    /// <summary>Notes that the run exists, or why it cannot.</summary>
    Task NoteStartAsync(Occurrence occurrence, DateTimeOffset at, string? failure, CancellationToken cancellationToken);

    /// <summary>Latest occurrences of a schedule, the newest first.</summary>
    Task<IReadOnlyList<Occurrence>> LatestAsync(string scheduleId, int take, CancellationToken cancellationToken);

    /// <summary>Forgets occurrences that started before a time; returns how many.</summary>
    Task<int> ForgetAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken);
}
