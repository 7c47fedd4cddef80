using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Lists;

/// <summary>Hands each new generation of lists to the matcher, its index built before the first check needs it.</summary>
internal sealed class ScreeningFollowsLists(ICurrentLists lists, ScreeningIndexHolder index, IScreeningProfiles profiles) : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>For the command line, where no host starts.</summary>
    public void Begin() => _subscription ??= lists.Subscribe(generation =>
        index.ReplacePrepared(generation.Snapshots, profiles.Current.AllLists));
}
