using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WorkflowConnect.Core.Lists;

/// <summary>Puts versions to use that another process accepted: <c>lists update</c> on the command line works on a running server.</summary>
internal sealed class FollowLibrary(
    IOptions<ListsOptions> options, ListLibrary library, CurrentLists current, TimeProvider time, ILogger<FollowLibrary> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly HashSet<string> _unusable = new(StringComparer.Ordinal);

    /// <summary>One look at every list.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var source in ConfiguredSources.From(options.Value))
        {
            if (library.Current(source.Code) is { Version.IsSample: false } stored && !InUse(stored) && !_unusable.Contains(stored.Version.Sha256))
            {
                await TakeAsync(stored, cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (IOException e)
            {
                logger.CannotFollowLibrary(e);
            }
        }
    }

    private bool InUse(StoredVersion stored) => current.Current.Find(stored.Version.List)?.Version.Sha256 == stored.Version.Sha256;

    private async Task TakeAsync(StoredVersion stored, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await library.LoadAsync(stored, cancellationToken);

            // Meanwhile this process's own update may have put the same version to use, or a newer one.
            if (!InUse(stored) && library.Current(stored.Version.List)?.Version.Sha256 == stored.Version.Sha256)
            {
                current.Replace([snapshot]);
                logger.ListInUse(stored.Version.List, stored.Version.EntryCount, stored.Version.Sha256, stored.Version.PublishedAt);
            }
        }
        catch (InvalidDataException e)
        {
            _unusable.Add(stored.Version.Sha256);
            logger.CannotLoad(stored.Version.List, stored.Version.Sha256, e);
        }
    }
}
