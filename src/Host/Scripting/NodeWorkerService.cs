using Microsoft.Extensions.Options;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Starts the worker with the Host, so that a missing Node is a message at start and not a failed protocol at night.</summary>
internal sealed class NodeWorkerService(NodeWorker worker, IOptions<ScriptingOptions> options, ILogger<NodeWorkerService> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await worker.StartAsync(cancellationToken);
        }
        catch (WorkerUnavailableException e) when (!options.Value.RequireAtStart)
        {
            ScriptingLog.CannotStart(logger, e);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await worker.DisposeAsync();
}
