using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// Brings the house list on this node to where the ledger is: reads the changes that are new, builds the version, keeps it like a
/// publisher's and puts it to use. Where the version on disk is damaged or lost it is built again from the first change.
/// </summary>
public sealed class FollowHouseList : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly IDatabase _database;
    private readonly ListLibrary _library;
    private readonly CurrentLists _current;
    private readonly TimeProvider _time;
    private readonly ILogger<FollowHouseList> _logger;
    private HouseList? _list;

    internal FollowHouseList(IDatabase database, ListLibrary library, CurrentLists current, TimeProvider time, ILogger<FollowHouseList> logger)
    {
        _database = database;
        _library = library;
        _current = current;
        _time = time;
        _logger = logger;
    }

    /// <summary>Follows, and returns the list.</summary>
    /// <exception cref="InvalidDataException">A change in the ledger cannot be read or gives another list than it says; the list in use stays.</exception>
    public async Task<HouseList> RunAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var list = _list ??= KeptHouseList.Read(_library) ?? HouseList.Empty;
            var changed = false;
            while (await NextAsync(list.Number + 1, cancellationToken) is { } change)
            {
                list = Apply(list, change);
                changed = true;
            }

            if (changed || _current.Current.Find(ListCodes.House)?.Version.Sha256 != HouseList.ChecksumOf(list.ToCsv()))
            {
                await UseAsync(list, cancellationToken);
            }

            return _list = list;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static StoredVersion VersionOf(HouseList list, string sha256, ListVersion facts) => new(
        facts with { Sha256 = sha256, Source = KeptHouseList.SourceOf(list) },
        ListFormatCodes.HouseCsv,
        [HouseFormat.FileName]);

    private Task<HouseChange?> NextAsync(long number, CancellationToken cancellationToken) => _database.ReadAsync(
        async (work, ct) => await work.Ledger.FindByKeyAsync(HouseChange.KeyOf(number), ct) is { } entry
            ? HouseChange.Of(entry.Payload ?? throw new InvalidDataException("The facts of a change of the house list were erased from the ledger. Restore the database from a backup."))
            : null,
        cancellationToken);

    private static HouseList Apply(HouseList list, HouseChange change)
    {
        var next = new HouseList(change.Number, change.Apply(list.Entries), change.At);
        return HouseList.ChecksumOf(next.ToCsv()) == change.Sha256
            ? next
            : throw new InvalidDataException($"Change {change.Number} of the house list gives another list than the ledger says. Another version of the product may have written it; update this node.");
    }

    private async Task UseAsync(HouseList list, CancellationToken cancellationToken)
    {
        var csv = list.ToCsv();
        var entries = list.Entries.Select(HouseEntries.ToEntry).ToArray();
        var stored = VersionOf(list, HouseList.ChecksumOf(csv), new ListVersion
        {
            List = ListCodes.House,
            Sha256 = "",
            PublishedAt = list.ChangedAt,
            FetchedAt = _time.GetUtcNow(),
            EntryCount = entries.Length,
            NameCount = entries.Sum(e => e.Names.Count),
            Source = "",
        });
        using (await _library.LockAsync(ListCodes.House, cancellationToken))
        {
            await _library.KeepAsync(stored, ListFiles.Single(HouseFormat.FileName, () => new MemoryStream(csv, writable: false)), cancellationToken);
            _library.SwitchTo(ListCodes.House, stored.Version.Sha256);
        }

        _current.Replace([new ListSnapshot(stored.Version, entries)]);
        _logger.ListInUse(ListCodes.House, stored.Version.EntryCount, stored.Version.Sha256, stored.Version.PublishedAt);
    }
}
