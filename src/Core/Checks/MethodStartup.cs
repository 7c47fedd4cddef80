using Microsoft.Extensions.Hosting;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Checks;

/// <summary>Records at start which matcher and which profile checks are made with from now on, when they are others than before.</summary>
public sealed class MethodStartup(RecordMethod method, IScreeningProfiles profiles) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await method.MatcherAsync(MatcherVersion.Current, cancellationToken);
        await method.ProfileAsync(profiles.Current, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
