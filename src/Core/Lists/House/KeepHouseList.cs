using System.Globalization;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Changes the house list. Each change is one fact of the ledger, and the ledger is where the list is kept; the version on disk
/// follows it (<see cref="FollowHouseList"/>), at once on this node and within seconds on the others.
/// </summary>
public sealed class KeepHouseList
{
    private readonly IDatabase _database;
    private readonly IIdSource _ids;
    private readonly FollowHouseList _follow;
    private readonly TimeProvider _time;

    internal KeepHouseList(IDatabase database, IIdSource ids, FollowHouseList follow, TimeProvider time)
    {
        _database = database;
        _ids = ids;
        _follow = follow;
        _time = time;
    }

    /// <summary>The list as it stands.</summary>
    public Task<HouseList> CurrentAsync(CancellationToken cancellationToken) => _follow.RunAsync(cancellationToken);

    /// <summary>Enters one designation, or gives the one of the same id new content.</summary>
    /// <param name="entry">Without an id, a new entry.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public Task<HouseImport> SetAsync(HouseEntry entry, string by, CancellationToken cancellationToken) =>
        HouseEntries.MistakesOf(entry, needsId: false) is { Count: > 0 } mistakes
            ? Task.FromResult(HouseImport.Refused(mistakes))
            : ChangeAsync(list => Merge(list, [entry], replace: false), by, cancellationToken);

    /// <summary>Takes an entry off the list.</summary>
    public Task<HouseImport> RemoveAsync(string id, string by, CancellationToken cancellationToken) => ChangeAsync(
        list => list.Entries.Any(e => e.Id == id) ? ([], [id], null) : ([], [], new HouseMistake("There is no such entry on the house list.", "Diesen Eintrag gibt es auf der Hausliste nicht.")),
        by,
        cancellationToken);

    /// <summary>Takes a CSV file: all of it, or nothing when something in it is wrong.</summary>
    /// <param name="content">The file.</param>
    /// <param name="replace">True makes the file the whole list; false adds and changes entries and keeps the others.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public Task<HouseImport> ImportAsync(byte[] content, bool replace, string by, CancellationToken cancellationToken)
    {
        var (entries, mistakes) = ReadHouseFile.Read(content, cancellationToken);
        return mistakes.Count > 0
            ? Task.FromResult(HouseImport.Refused(mistakes))
            : ChangeAsync(list => Merge(list, entries, replace), by, cancellationToken);
    }

    private async Task<HouseImport> ChangeAsync(
        Func<HouseList, (IReadOnlyList<HouseEntry> Set, IReadOnlyList<string> Removed, HouseMistake? Mistake)> decide, string by, CancellationToken cancellationToken)
    {
        while (true)
        {
            var list = await _follow.RunAsync(cancellationToken);
            var (set, removed, mistake) = decide(list);
            if (mistake is not null)
            {
                return HouseImport.Refused(mistake);
            }

            if (set.Count == 0 && removed.Count == 0)
            {
                return new HouseImport([], 0, 0, 0);
            }

            var draft = new HouseChange(list.Number + 1, set, removed, "", by, _time.GetUtcNow());
            var change = draft with { Sha256 = HouseList.ChecksumOf(HouseFormat.Write(draft.Apply(list.Entries))) };
            var nonce = _ids.NewId();
            var entry = await _database.WriteAsync((work, ct) => work.Ledger.AppendAsync(change.ToDraft(nonce), ct), cancellationToken);
            await _follow.RunAsync(CancellationToken.None);
            if (entry.Payload?.Contains(nonce, StringComparison.Ordinal) == true)
            {
                var known = list.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
                var added = set.Count(e => !known.Contains(e.Id));
                return new HouseImport([], added, set.Count - added, removed.Count);
            }

            // Somebody else's change came first: decide again on what they made of the list.
        }
    }

    private (IReadOnlyList<HouseEntry> Set, IReadOnlyList<string> Removed, HouseMistake? Mistake) Merge(HouseList list, IReadOnlyList<HouseEntry> entries, bool replace)
    {
        var known = list.Entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var today = _time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var set = new List<HouseEntry>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var given in entries)
        {
            // Ids are never given twice, for decisions about an entry go by its id.
            var entry = given with
            {
                Id = given.Id.Length > 0 ? given.Id : $"H-{_ids.NewId()[^10..]}",
                ExpectedOn = given.ExpectedOn?.ToUpperInvariant(),
                EnteredOn = given.EnteredOn ?? known.GetValueOrDefault(given.Id)?.EnteredOn ?? today,
            };
            named.Add(entry.Id);
            if (!entry.Equals(known.GetValueOrDefault(entry.Id)))
            {
                set.Add(entry);
            }
        }

        return (set, replace ? [.. known.Keys.Where(id => !named.Contains(id)).Order(StringComparer.Ordinal)] : [], null);
    }
}
