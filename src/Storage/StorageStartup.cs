using Microsoft.Extensions.Hosting;

namespace WorkflowConnect.Storage;

/// <summary>Fails the start, not the first request, when the database cannot be used.</summary>
internal sealed class StorageStartup(Database database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
