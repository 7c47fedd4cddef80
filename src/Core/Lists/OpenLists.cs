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
        var loaded = await Task.WhenAll(codes.Select(code => Task.Run(() => LoadAsync(code, cancellationToken), cancellationToken)));
        _current.Replace([.. loaded.OfType<ListSnapshot>()]);
    }

    private async Task<ListSnapshot?> LoadAsync(string list, CancellationToken cancellationToken)
    {
        var current = _library.Current(list);
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
