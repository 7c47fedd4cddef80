using System.Collections.Concurrent;

namespace WorkflowConnect.Engine;

/// <summary>Bookmarks, triggers and the clock.</summary>
public sealed partial class WorkflowRuntime
{
    private readonly ConcurrentDictionary<string, bool> dueInHand = new(StringComparer.Ordinal);

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
    /// Resumes bookmarks whose time has come: delays and retries. Returns how many instances went on. Reads page by
    /// page until nothing more is due; one that cannot go on is logged and keeps nobody waiting. May be called again
    /// while an earlier call still works: what is in hand is left alone.
    /// </summary>
    public async ValueTask<int> ResumeDueAsync(DateTimeOffset now, int pageSize, CancellationToken cancellationToken = default)
    {
        var count = 0;
        BookmarkRow? after = null;
        while (await store.ListDueBookmarksAsync(now, after, pageSize, cancellationToken) is { Count: > 0 } page)
        {
            await Parallel.ForEachAsync(
                page,
                SideBySide(cancellationToken),
                async (due, _) => Interlocked.Add(ref count, await ResumeDueAsync(due, cancellationToken)));
            after = page[^1];
        }

        return count;
    }

    /// <summary>
    /// Continues runs that nobody works on, from their last checkpoints: those of nodes that do not live any more, and
    /// this node's own that were not saved since <paramref name="savedUpTo"/> and are not in work. May be called again
    /// while an earlier call still works.
    /// </summary>
    /// <param name="savedUpTo">UTC; default: now.</param>
    /// <param name="livingNodes">Nodes whose runs are theirs, see <see cref="INodeIdentity"/>; default: no other lives.</param>
    /// <param name="cancellationToken">Stops the runs.</param>
    public async ValueTask<int> RecoverAsync(
        DateTimeOffset? savedUpTo = null, IReadOnlyCollection<string>? livingNodes = null, CancellationToken cancellationToken = default)
    {
        var query = new InterruptedQuery
        {
            Node = environment.Node,
            SavedUpTo = savedUpTo ?? environment.Time.GetUtcNow(),
            LivingNodes = livingNodes ?? [],
        };
        var count = 0;
        while (await store.ListInterruptedAsync(query, cancellationToken) is { Count: > 0 } page)
        {
            await Parallel.ForEachAsync(
                page,
                SideBySide(cancellationToken),
                async (run, _) => Interlocked.Add(ref count, await RecoverAsync(run, cancellationToken) ? 1 : 0));
            query = query with { AfterId = page[^1].InstanceId };
        }

        return count;
    }

    // A long run must not hold up the others that are due or were cut off with it, nor may the failure of one end them.
    private static ParallelOptions SideBySide(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };

    private async ValueTask<int> ResumeDueAsync(BookmarkRow due, CancellationToken cancellationToken)
    {
        if (!dueInHand.TryAdd(due.Id, true))
        {
            return 0;
        }

        try
        {
            return (await ResumeDueRowAsync(due, cancellationToken)).Resumed.Count;
        }
        catch (Exception error) when (IsOfOneRun(error))
        {
            EngineLog.DueFailed(logger, due.Id, due.InstanceId, error.GetType().Name);
            return 0;
        }
        finally
        {
            dueInHand.TryRemove(due.Id, out _);
        }
    }

    private async ValueTask<bool> RecoverAsync(InterruptedRun interrupted, CancellationToken cancellationToken)
    {
        var instanceId = interrupted.InstanceId;
        if (locks.TryEnter(instanceId) is not { } free)
        {
            return false;
        }

        free.Dispose();
        try
        {
            if (interrupted.Owner != environment.Node && !await store.TryTakeOverAsync(interrupted, environment.Node, cancellationToken))
            {
                return false;
            }

            EngineLog.Recovering(logger, instanceId);
            return (await ContinueAsync(instanceId, Repairs.Continue, http: null, cancellationToken)).WasFound;
        }
        catch (Exception error) when (IsOfOneRun(error))
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

    // What the data of one run brings about must not keep the others waiting; an outage ends the round.
    private static bool IsOfOneRun(Exception error) => error is WorkflowNotFoundException or InvalidDefinitionException
        or InvalidOperationException or ArgumentException or NotSupportedException or FormatException or System.Text.Json.JsonException;
}
