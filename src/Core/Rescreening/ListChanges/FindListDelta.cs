using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Known;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>
/// Compares the lists in use with those that the customers were compared with last, and records whom the difference affects.
/// The first state ever is recorded as such and affects nobody. One at a time.
/// </summary>
public sealed class FindListDelta(
    IDatabase database,
    ListLibrary library,
    ScreeningIndexHolder index,
    IScreeningProfiles profiles,
    RecordListDelta record,
    IIdSource ids,
    TimeProvider time,
    ILogger<FindListDelta> logger)
{
    // What the last look found in use, with its indexes: so the next change need not build them again.
    private (IReadOnlyList<string> Versions, ScreeningIndexHolder Lists)? _last;

    /// <param name="known">The known customers, or null while they are being collected: then all customers are affected.</param>
    /// <param name="cancellationToken">Ends the search; nothing is recorded then.</param>
    /// <returns>The change that was recorded, or null when there is none.</returns>
    public async Task<ListDelta?> RunAsync(KnownParties? known, CancellationToken cancellationToken)
    {
        var profile = profiles.Current;
        var lists = index.Keep();
        var versions = VersionsOf(lists, profile);
        var before = await database.ReadAsync((work, ct) => work.ListDeltas.LastAsync(ct), cancellationToken);
        if (IsMissingOne(before, lists, profile))
        {
            // A version that cannot be read just now is no list that became empty; the alarms tell of it.
            return null;
        }

        var delta = before is null ? await RecordFirstAsync(versions, cancellationToken)
            : before.After.SequenceEqual(versions, StringComparer.Ordinal) ? null
            : await RecordChangeAsync(before, lists, versions, profile, known, cancellationToken);
        if (delta is not null || before?.After.SequenceEqual(versions, StringComparer.Ordinal) == true)
        {
            _last = (versions, lists);
        }

        return delta;
    }

    /// <summary>The lists that are compared, as <c>list@sha256</c>. An empty one compares with nothing.</summary>
    public IReadOnlyList<string> VersionsInUse() => VersionsOf(index.Keep(), profiles.Current);

    private static IReadOnlyList<string> VersionsOf(ScreeningIndexHolder lists, ScreeningProfile profile) =>
        [.. lists.Current.Find(profile.AllLists).Select(s => $"{s.Version.List}@{s.Version.Sha256}")];

    private static bool IsMissingOne(ListDelta? before, ScreeningIndexHolder lists, ScreeningProfile profile) => before is null
        ? !profile.AllLists.Any(list => lists.Current.Find(list) is not null)
        : profile.AllLists.Any(list => lists.Current.Find(list) is null && before.After.Any(v => v.StartsWith(list + "@", StringComparison.Ordinal)));

    private Task<ListDelta?> RecordFirstAsync(IReadOnlyList<string> versions, CancellationToken cancellationToken) =>
        record.RunAsync(Draft([], versions), previousId: null, [], cancellationToken);

    private async Task<ListDelta?> RecordChangeAsync(
        ListDelta before,
        ScreeningIndexHolder lists,
        IReadOnlyList<string> versions,
        ScreeningProfile profile,
        KnownParties? known,
        CancellationToken cancellationToken)
    {
        var draft = Draft(before.After, versions);
        var then = _last is { } last && last.Versions.SequenceEqual(before.After, StringComparer.Ordinal)
            ? last.Lists
            : await LoadAsync(before.After, cancellationToken);
        var affected = then is null || known is null ? null : ListChangeEffect.Find(then, lists, profile, known, cancellationToken);
        var delta = await record.RunAsync(
            draft with { EntriesChanged = then is null ? null : EntriesChanged(then, lists, profile), Known = known?.Count },
            before.Id,
            affected,
            cancellationToken);
        if (delta is not null)
        {
            logger.Found(delta.Number, delta.EntriesChanged, delta.Known, delta.Affected, (time.GetUtcNow() - delta.BegunAt).TotalMilliseconds);
        }

        return delta;
    }

    private ListDelta Draft(IReadOnlyList<string> before, IReadOnlyList<string> after) => new()
    {
        Id = ids.NewId(),
        Number = 0,
        Before = before,
        After = after,
        BegunAt = time.GetUtcNow(),
    };

    private static int EntriesChanged(ScreeningIndexHolder then, ScreeningIndexHolder now, ScreeningProfile profile) => profile.AllLists
        .Select(list => (Then: then.Current.Find(list), Now: now.Current.Find(list)))
        .Where(pair => pair.Then?.Version.Sha256 != pair.Now?.Version.Sha256)
        .Sum(pair => ListComparison.Compare(pair.Then?.Entries ?? [], pair.Now?.Entries ?? []).Count);

    /// <summary>The lists of old, from the library; null when one cannot be read any more.</summary>
    private async Task<ScreeningIndexHolder?> LoadAsync(IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        var snapshots = new List<ListSnapshot>(versions.Count);
        foreach (var version in versions)
        {
            var (list, sha256) = version.Split('@', 2) is [var l, var s] ? (l, s) : (version, "");
            try
            {
                if (library.Find(list, sha256) is not { } stored)
                {
                    logger.CannotReadBefore(list, sha256, "not kept");
                    return null;
                }

                snapshots.Add(await library.LoadAsync(stored, cancellationToken));
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                logger.CannotReadBefore(list, sha256, e.GetType().Name);
                return null;
            }
        }

        // Most names are those in use, which are read already.
        return index.Keep().With(snapshots);
    }
}
