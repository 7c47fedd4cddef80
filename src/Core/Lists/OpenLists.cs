using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Core.Lists;

/// <summary>Brings the last good versions into use when the product starts; asks nobody outside.</summary>
public sealed class OpenLists
{
    private readonly ListsOptions _options;
    private readonly ListLibrary _library;
    private readonly SampleLists _samples;
    private readonly CurrentLists _current;
    private readonly ILogger<OpenLists> _logger;

    internal OpenLists(IOptions<ListsOptions> options, ListLibrary library, SampleLists samples, CurrentLists current, ILogger<OpenLists> logger)
    {
        _options = options.Value;
        _library = library;
        _samples = samples;
        _current = current;
        _logger = logger;
    }

    /// <summary>Loads all configured lists, samples where there is nothing else, and publishes them as one generation.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var codes = ConfiguredSources.From(_options).Select(s => s.Code).ToArray();
        await _samples.EnsureAsync(codes, cancellationToken);
        var loaded = await Task.WhenAll(codes.Append(ListCodes.House).Select(code => Task.Run(() => LoadAsync(code, cancellationToken), cancellationToken)));
        _current.Replace([.. loaded.OfType<ListSnapshot>()]);
    }

    private async Task<ListSnapshot?> LoadAsync(string list, CancellationToken cancellationToken)
    {
        var current = _library.Current(list);
        if (list == ListCodes.House)
        {
            return await LoadHouseAsync(current, cancellationToken);
        }

        // Should the current version be damaged on disk, the newest kept one that is whole is better than none.
        // It stays visible: its age counts from its own fetch. A sample never takes the place of a real list.
        var others = _library.Versions(list).Where(v => v.Version.Sha256 != current?.Version.Sha256 && !v.Version.IsSample);
        var candidates = current is null ? others : others.Prepend(current);
        foreach (var stored in candidates)
        {
            try
            {
                var snapshot = await _library.LoadAsync(stored, cancellationToken);
                Tell(snapshot.Version);
                return snapshot;
            }
            catch (InvalidDataException e)
            {
                _logger.CannotLoad(list, stored.Version.Sha256, e);
            }
        }

        _logger.NoVersion(list);
        return null;
    }

    // An older house list lacks what was entered last, so it never stands in; the ledger has the newest (FollowHouseList).
    // Nobody entered anything: that is an empty list, and not a missing one.
    private async Task<ListSnapshot?> LoadHouseAsync(StoredVersion? current, CancellationToken cancellationToken)
    {
        if (current is null)
        {
            return _library.HasPointer(ListCodes.House) || _library.Versions(ListCodes.House).Count > 0 ? null : EmptyHouse;
        }

        try
        {
            return await _library.LoadAsync(current, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            _logger.CannotLoad(ListCodes.House, current.Version.Sha256, e);
            return null;
        }
    }

    private static ListSnapshot EmptyHouse { get; } = new(
        new ListVersion
        {
            List = ListCodes.House,
            Sha256 = HouseList.ChecksumOf(HouseList.Empty.ToCsv()),
            FetchedAt = DateTimeOffset.UnixEpoch,
            EntryCount = 0,
            NameCount = 0,
            Source = "nothing entered",
        },
        []);

    private void Tell(ListVersion version)
    {
        if (version.IsSample)
        {
            _logger.SampleInUse(version.List, version.PublishedAt, version.EntryCount);
        }
        else
        {
            _logger.ListInUse(version.List, version.EntryCount, version.Sha256, version.PublishedAt);
        }
    }
}
