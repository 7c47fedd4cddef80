using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Reviews;

/// <summary>
/// Tells waiting workflows that their review is decided. The decision is a row of ours; this only wakes the
/// workflow, and does so again until it was told, so that no crash leaves one asleep.
/// </summary>
internal sealed partial class ReviewDelivery(
    IDatabase database,
    WorkflowStarts starts,
    TimeProvider time,
    ILogger<ReviewDelivery> logger) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>A review was decided just now.</summary>
    public void Wake() => _wake.Release();

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeliverAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                DeliveryFailed(logger, e.GetType().Name);
            }

            await _wake.WaitAsync(Interval, stoppingToken);
        }
    }

    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        var reviews = await database.ReadAsync((work, ct) => work.Reviews.UndeliveredAsync(Batch, ct), cancellationToken);
        foreach (var review in reviews)
        {
            // Told twice is harmless: the bookmark is gone after the first time. Nobody listening may mean that the
            // workflow has not gone to sleep yet, so it is told again; one that never listens is given up.
            var told = await starts.ResumeReviewAsync(review.Id, cancellationToken);
            if (told || time.GetUtcNow() - review.DecidedAt > GiveUpAfter)
            {
                await database.WriteAsync((work, ct) => NoteAsync(work, review, ct), cancellationToken);
            }
        }
    }

    private async Task<bool> NoteAsync(IWork work, Review review, CancellationToken cancellationToken)
    {
        await work.Reviews.UpdateAsync(review with { DeliveredAt = time.GetUtcNow() }, cancellationToken);
        return true;
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Error, Message = "Decisions could not be delivered ({Error}); they are tried again.")]
    private static partial void DeliveryFailed(ILogger logger, string error);
}
