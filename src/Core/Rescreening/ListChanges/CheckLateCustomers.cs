using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>
/// Has customers checked again who became known only after a list change, by a check with the lists of before: a lead may wait
/// for its review for days while lists change, and no comparison with the known customers saw it.
/// </summary>
public sealed class CheckLateCustomers(IDatabase database, RecordListDelta record, IIdSource ids, TimeProvider time, ILogger<CheckLateCustomers> logger)
{
    /// <returns>False when another node recorded something meanwhile: call again.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<NewlyKnown> newlyKnown, ListDelta? found, CancellationToken cancellationToken)
    {
        if (newlyKnown.Count == 0 || await database.ReadAsync((work, ct) => work.ListDeltas.LastAsync(ct), cancellationToken) is not { } last)
        {
            return true;
        }

        // Those whose check had the lists of before were among the known when the change was compared just now.
        var late = newlyKnown.Where(n => n.Lists.Count > 0 && !Same(n.Lists, last.After) && !(found is not null && Same(n.Lists, found.Before))).ToArray();
        if (late.Length == 0)
        {
            return true;
        }

        var draft = new ListDelta
        {
            Id = ids.NewId(),
            Number = 0,
            Before = last.After,
            After = last.After,
            IsLate = true,
            EntriesChanged = 0,
            Known = newlyKnown.Count,
            BegunAt = time.GetUtcNow(),
        };
        if (await record.RunAsync(draft, last.Id, [.. late.Select(l => l.Record)], cancellationToken) is not { } delta)
        {
            return false;
        }

        logger.Late(late.Length, delta.Number);
        return true;
    }

    private static bool Same(IReadOnlyList<string> lists, IReadOnlyList<string> others) => lists.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
