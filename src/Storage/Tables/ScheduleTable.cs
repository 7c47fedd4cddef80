using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Storage.Tables;

internal sealed class ScheduleTable(WorkSession session) : ISchedules
{
    public async Task<IReadOnlyList<Schedule>> AllAsync(CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Schedule>(cancellationToken)).OrderBy(s => s.Id).ToListAsync(cancellationToken);

    public async Task<Schedule?> FindAsync(string id, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Schedule>(cancellationToken)).FirstOrDefaultAsync(s => s.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Schedule>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Schedule>(cancellationToken))
            .Where(s => !s.IsPaused && (s.NextDueAt <= now || s.DecidedAt > now))
            .OrderBy(s => s.NextDueAt).ThenBy(s => s.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public Task AddAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        session.Add(schedule);
        return Task.CompletedTask;
    }

    // One statement compares and changes: of two nodes that read the same row, one finds it changed.
    public async Task<bool> TryReplaceAsync(Schedule known, Schedule next, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<Schedule>()
            .Where(s => s.Id == known.Id && s.NextDueAt == known.NextDueAt && s.DecidedAt == known.DecidedAt)
            .Where(s => s.DefinitionVersion == known.DefinitionVersion && s.Expression == known.Expression && s.IsPaused == known.IsPaused)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.DefinitionVersion, next.DefinitionVersion)
                    .SetProperty(s => s.Kind, next.Kind)
                    .SetProperty(s => s.Expression, next.Expression)
                    .SetProperty(s => s.TimeZone, next.TimeZone)
                    .SetProperty(s => s.BeganAt, next.BeganAt)
                    .SetProperty(s => s.NextDueAt, next.NextDueAt)
                    .SetProperty(s => s.DecidedAt, next.DecidedAt)
                    .SetProperty(s => s.LastOccurrenceAt, next.LastOccurrenceAt)
                    .SetProperty(s => s.IsPaused, next.IsPaused),
                cancellationToken) == 1;

    public async Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<Schedule>().Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken);

    public async Task<bool> TryAddOccurrenceAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var rows = await session.RowsAsync<Occurrence>(cancellationToken);
        if (await rows.AnyAsync(o => o.ScheduleId == occurrence.ScheduleId && o.DueAt == occurrence.DueAt, cancellationToken))
        {
            return false;
        }

        session.Add(occurrence);
        return true;
    }

    public async Task<IReadOnlyList<Occurrence>> UnstartedAsync(int limit, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Occurrence>(cancellationToken))
            .Where(o => o.StartedAt == null)
            .OrderBy(o => o.DueAt).ThenBy(o => o.ScheduleId)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<bool> TryTakeOverAsync(Occurrence occurrence, string node, CancellationToken cancellationToken) =>
        await (await One(occurrence, cancellationToken))
            .Where(o => o.StartedAt == null && o.ClaimedBy == occurrence.ClaimedBy)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.ClaimedBy, node), cancellationToken) == 1;

    public async Task NoteStartAsync(Occurrence occurrence, DateTimeOffset at, string? failure, CancellationToken cancellationToken) =>
        await (await One(occurrence, cancellationToken))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.StartedAt, at).SetProperty(o => o.Failure, failure), cancellationToken);

    public async Task<IReadOnlyList<Occurrence>> LatestAsync(string scheduleId, int take, CancellationToken cancellationToken) =>
        await (await session.RowsAsync<Occurrence>(cancellationToken))
            .Where(o => o.ScheduleId == scheduleId)
            .OrderByDescending(o => o.DueAt)
            .Take(take)
            .ToListAsync(cancellationToken);

    public async Task<int> ForgetAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken) =>
        await (await session.DirectAsync(cancellationToken)).Set<Occurrence>()
            .Where(o => o.StartedAt < startedBefore)
            .ExecuteDeleteAsync(cancellationToken);

    private async Task<IQueryable<Occurrence>> One(Occurrence occurrence, CancellationToken cancellationToken) =>
        (await session.DirectAsync(cancellationToken)).Set<Occurrence>()
            .Where(o => o.ScheduleId == occurrence.ScheduleId && o.DueAt == occurrence.DueAt);
}
