namespace WorkflowConnect.Engine;

/// <summary>Activities that run beside their runs: the run rests meanwhile and is not held.</summary>
public sealed partial class WorkflowRuntime
{
    // Of two nodes that save at the same time one is told that it was late; it looks again.
    private const int Tries = 5;

    internal BackgroundActivities Background => background;

    private void StartBackground(WorkflowExecutionContext run)
    {
        foreach (var id in run.BackgroundWork ?? [])
        {
            background.Start(id, stopping => WorkAsync(run.Id, id, stopping));
        }
    }

    private async Task WorkAsync(string instanceId, string activityInstanceId, CancellationToken stopping)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var keeping = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var keeper = KeepAsync(instanceId, activityInstanceId, working, keeping.Token);
        try
        {
            // A copy: the run itself may meanwhile go on in its other branches.
            if (await LoadAsync(instanceId, working.Token) is { } copy
                && BackgroundBookmarks.Find(copy, activityInstanceId) is { } context)
            {
                var result = await BackgroundResult.PerformAsync(context);
                await InsistAsync(instanceId, run => BackgroundBookmarks.HandBack(run, activityInstanceId, result), stopping);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Its lease runs out, and it is begun again.
            EngineLog.BackgroundFailed(logger, activityInstanceId, instanceId, error.GetType().Name);
        }
        finally
        {
            await keeping.CancelAsync();
            await keeper;
        }
    }

    private async Task KeepAsync(
        string instanceId, string activityInstanceId, CancellationTokenSource working, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(environment.Options.BackgroundLease / 3, environment.Time, cancellationToken);
                if (!await InsistAsync(instanceId, run => BackgroundBookmarks.Renew(run, activityInstanceId), cancellationToken))
                {
                    // Cancelled, or taken over by another node.
                    await working.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
        catch (Exception error)
        {
            EngineLog.BackgroundFailed(logger, activityInstanceId, instanceId, error.GetType().Name);
        }
    }

    private async ValueTask<bool> InsistAsync(string instanceId, Func<WorkflowExecutionContext, bool> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if ((await ContinueAsync(instanceId, change, http: null, cancellationToken)).WasFound)
            {
                return true;
            }
        }

        return false;
    }
}
