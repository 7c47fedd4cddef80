using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Leads;

/// <summary>
/// Starts the workflow of each accepted lead. The table of leads is the queue: what this process forgets (a crash,
/// a full channel) is found there again. Starting twice does no harm, since a lead names its instance.
/// </summary>
internal sealed partial class LeadDispatcher(
    IDatabase database,
    WorkflowStarts starts,
    IOptions<IntakeOptions> options,
    TimeProvider time,
    ILogger<LeadDispatcher> logger) : BackgroundService
{
    private const int Capacity = 10_000;
    private const int Page = 500;
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(5);

    private readonly Channel<string> _queue = Channel.CreateBounded<string>(new BoundedChannelOptions(Capacity) { SingleWriter = false });
    private readonly ConcurrentDictionary<string, bool> _inHand = new(StringComparer.Ordinal);

    /// <summary>Takes a lead on; when the channel is full the sweep finds it later.</summary>
    public void Enqueue(string leadId)
    {
        if (_inHand.TryAdd(leadId, true) && !_queue.Writer.TryWrite(leadId))
        {
            _inHand.TryRemove(leadId, out _);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        [SweepAsync(stoppingToken), .. Enumerable.Range(0, options.Value.Parallelism).Select(_ => WorkAsync(stoppingToken))]);

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        await foreach (var leadId in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await StartAsync(leadId, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                StartFailed(logger, leadId, e.GetType().Name);
            }
            finally
            {
                _inHand.TryRemove(leadId, out _);
            }
        }
    }

    private async Task StartAsync(string leadId, CancellationToken cancellationToken)
    {
        var lead = await database.ReadAsync((work, ct) => work.Leads.FindAsync(leadId, ct), cancellationToken);
        if (lead?.Status == LeadStatus.Received)
        {
            await starts.StartLeadAsync(lead, cancellationToken);
        }
    }

    /// <summary>Reads the whole backlog at start, then looks now and then for what was forgotten.</summary>
    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                SweepFailed(logger, e.GetType().Name);
            }

            await Task.Delay(SweepInterval, time, stoppingToken);
        }
    }

    private async Task SweepOnceAsync(CancellationToken stoppingToken)
    {
        string? after = null;
        while (true)
        {
            var page = await database.ReadAsync((work, ct) => work.Leads.PendingAsync(time.GetUtcNow(), after, Page, ct), stoppingToken);
            foreach (var lead in page)
            {
                if (_inHand.TryAdd(lead.Id, true))
                {
                    await _queue.Writer.WriteAsync(lead.Id, stoppingToken);
                }
            }

            if (page.Count < Page)
            {
                return;
            }

            after = page[^1].Id;
        }
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "The workflow of lead {LeadId} could not be started ({Error}); it is tried again.")]
    private static partial void StartFailed(ILogger logger, string leadId, string error);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Error, Message = "The backlog of leads could not be read ({Error}); it is tried again.")]
    private static partial void SweepFailed(ILogger logger, string error);
}
