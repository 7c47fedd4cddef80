namespace WorkflowConnect.Engine;

/// <summary>Bookmarks, triggers and the clock.</summary>
public sealed partial class WorkflowRuntime
{
    /// <summary>
    /// Resumes every instance that waits for a stimulus. A bookmark burns once: a repeated stimulus finds nothing.
    /// </summary>
    public ValueTask<ResumeResult> ResumeAsync(
        string bookmarkName,
        object? payload,
        IReadOnlyDictionary<string, object?>? input = null,
        string? instanceId = null,
        CancellationToken cancellationToken = default) =>
        ResumeAsync(bookmarkName, Stimulus.ToJson(payload), instanceId, input, http: null, cancellationToken);

    /// <summary>Resumes at one bookmark.</summary>
    public async ValueTask<ResumeResult> ResumeBookmarkAsync(
        string bookmarkId, IReadOnlyDictionary<string, object?>? input = null, CancellationToken cancellationToken = default) =>
        await store.FindBookmarkAsync(bookmarkId, cancellationToken) is { } row
            ? await ContinueAsync(row.InstanceId, run => Repairs.Resume(run, bookmarkId, input), http: null, cancellationToken)
            : ResumeResult.NotFound;

    /// <summary>Starts an instance per matching trigger of a published definition.</summary>
    /// <param name="stimulusName">For example <c>Elsa.Event</c>.</param>
    /// <param name="payload">For example an <see cref="Activities.EventStimulus"/>.</param>
    /// <param name="input">Input of the runs.</param>
    /// <param name="idempotencyKey">The same key starts nothing twice; null: each call starts.</param>
    /// <param name="cancellationToken">Stops the runs.</param>
    public async ValueTask<IReadOnlyList<WorkflowRunState>> TriggerAsync(
        string stimulusName,
        object? payload,
        IReadOnlyDictionary<string, object?>? input = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default)
    {
        var states = new List<WorkflowRunState>();
        foreach (var trigger in catalog.Triggers.Find(stimulusName, Stimulus.Hash(stimulusName, Stimulus.ToJson(payload))))
        {
            states.Add(await StartTriggerAsync(trigger, input, idempotencyKey, cancellationToken));
        }

        return states;
    }

    /// <summary>Starts an instance at one trigger, as the host's scheduler does for a cron occurrence.</summary>
    public ValueTask<WorkflowRunState> StartTriggerAsync(
        TriggerEntry trigger,
        IReadOnlyDictionary<string, object?>? input = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        StartAsync(
            new StartWorkflow
            {
                DefinitionId = trigger.DefinitionId,
                Version = trigger.Version,
                TriggerActivityId = trigger.ActivityId,
                Input = input,
                InstanceId = idempotencyKey is null
                    ? null
                    : Stimulus.Hash(idempotencyKey, trigger.DefinitionId, trigger.ActivityId)[..32],
            },
            cancellationToken);

    /// <summary>A stimulus in full: starts what it triggers and resumes what waits for it.</summary>
    public async ValueTask<IReadOnlyList<WorkflowRunState>> SendStimulusAsync(
        string stimulusName,
        object? payload,
        IReadOnlyDictionary<string, object?>? input = null,
        CancellationToken cancellationToken = default)
    {
        var resumed = await ResumeAsync(stimulusName, payload, input, instanceId: null, cancellationToken);
        return [.. await TriggerAsync(stimulusName, payload, input, idempotencyKey: null, cancellationToken), .. resumed.Resumed];
    }

    /// <summary>
    /// Resumes bookmarks whose time has come: delays and retries. Returns how many instances went on. One that cannot
    /// go on is logged and does not keep the others waiting.
    /// </summary>
    public async ValueTask<int> ResumeDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default)
    {
        var count = 0;
        await Parallel.ForEachAsync(
            await store.ListDueBookmarksAsync(now, limit, cancellationToken),
            SideBySide(cancellationToken),
            async (due, _) => Interlocked.Add(ref count, await ResumeDueAsync(due, cancellationToken)));
        return count;
    }

    /// <summary>
    /// Continues instances that a crash interrupted, from their last checkpoints. Instances that this process is
    /// running are left alone. Several nodes: pass a time before which every living node has saved.
    /// </summary>
    public async ValueTask<int> RecoverAsync(DateTimeOffset? updatedUpTo = null, CancellationToken cancellationToken = default)
    {
        var limit = updatedUpTo ?? environment.Time.GetUtcNow();
        var count = 0;
        string? after = null;
        while (await store.ListInterruptedAsync(limit, after, 100, cancellationToken) is { Count: > 0 } page)
        {
            await Parallel.ForEachAsync(
                page,
                SideBySide(cancellationToken),
                async (id, _) => Interlocked.Add(ref count, await RecoverAsync(id, cancellationToken) ? 1 : 0));
            after = page[^1];
        }

        return count;
    }

    // A long run must not hold up the others that are due or were cut off with it, nor may the failure of one end them.
    private static ParallelOptions SideBySide(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };

    private async ValueTask<int> ResumeDueAsync(BookmarkRow due, CancellationToken cancellationToken)
    {
        try
        {
            return (await ResumeBookmarkAsync(due.Id, input: null, cancellationToken)).Resumed.Count;
        }
        catch (Exception error) when (error is WorkflowNotFoundException or InvalidDefinitionException or InvalidOperationException)
        {
            EngineLog.DueFailed(logger, due.Id, due.InstanceId, error.GetType().Name);
            return 0;
        }
    }

    private async ValueTask<bool> RecoverAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (locks.TryEnter(instanceId) is not { } free)
        {
            return false;
        }

        free.Dispose();
        try
        {
            EngineLog.Recovering(logger, instanceId);
            return (await ContinueAsync(instanceId, Repairs.Continue, http: null, cancellationToken)).WasFound;
        }
        catch (Exception error) when (error is WorkflowNotFoundException or InvalidDefinitionException or InvalidOperationException)
        {
            EngineLog.RecoveryFailed(logger, instanceId, error.GetType().Name);
            return false;
        }
    }

    private async ValueTask<ResumeResult> ResumeAsync(
        string name,
        string? payload,
        string? instanceId,
        IReadOnlyDictionary<string, object?>? input,
        IHttpExchange? http,
        CancellationToken cancellationToken)
    {
        var rows = await store.FindBookmarksAsync(name, Stimulus.Hash(name, payload), instanceId, cancellationToken);
        var resumed = new List<WorkflowRunState>(rows.Count);
        foreach (var row in rows)
        {
            var result = await ContinueAsync(row.InstanceId, run => Repairs.Resume(run, row.Id, input), http, cancellationToken);
            resumed.AddRange(result.Resumed);
        }

        return resumed.Count == 0 ? ResumeResult.NotFound : new ResumeResult(resumed);
    }
}
