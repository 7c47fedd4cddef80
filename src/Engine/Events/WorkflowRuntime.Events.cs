using System.Text.Json;
using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>Events and tasks.</summary>
public sealed partial class WorkflowRuntime
{
    private static readonly JsonSerializerOptions EventOptions = new(JsonSerializerDefaults.Web);

    /// <summary>Resumes every run that waits for the event, and starts what it triggers.</summary>
    public async ValueTask<IReadOnlyList<WorkflowRunState>> PublishAsync(PublishedEvent published, CancellationToken cancellationToken = default)
    {
        var payload = Stimulus.ToJson(new EventStimulus(published.EventName));
        var hash = Stimulus.Hash(Event.StimulusName, payload);
        var input = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Payload"] = published.Payload is { } given ? JsonValues.Read(given) : null,
        };
        var states = new List<WorkflowRunState>();
        foreach (var row in await store.FindBookmarksAsync(Event.StimulusName, hash, published.InstanceId, cancellationToken))
        {
            if ((published.ActivityInstanceId is null || row.ActivityInstanceId == published.ActivityInstanceId)
                && await IsMeantAsync(row, published, cancellationToken))
            {
                var result = await ContinueAsync(row.InstanceId, run => Repairs.Resume(run, row.Id, input), http: null, cancellationToken);
                states.AddRange(result.Resumed);
            }
        }

        if (published.InstanceId is null && published.ActivityInstanceId is null)
        {
            foreach (var trigger in catalog.Triggers.Find(Event.StimulusName, hash))
            {
                states.Add(await StartAsync(Request(trigger, published, input), cancellationToken));
            }
        }

        return states;
    }

    /// <summary>Reports the result of a task for which a run waits; not found when none does.</summary>
    public ValueTask<ResumeResult> CompleteTaskAsync(string taskId, object? result, CancellationToken cancellationToken = default) =>
        ResumeAsync(
            RunTask.StimulusName,
            Stimulus.ToJson(new RunTaskKey(taskId)),
            instanceId: null,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Result"] = result },
            http: null,
            cancellationToken);

    internal async ValueTask HandOverAsync(string bookmarkId, PublishedEvent published, CancellationToken cancellationToken)
    {
        await PublishAsync(published, cancellationToken);
        await ResumeBookmarkAsync(bookmarkId, input: null, cancellationToken);
    }

    private static StartWorkflow Request(TriggerEntry trigger, PublishedEvent published, Dictionary<string, object?> input) => new()
    {
        DefinitionId = trigger.DefinitionId,
        Version = trigger.Version,
        TriggerActivityId = trigger.ActivityId,
        CorrelationId = published.CorrelationId,
        Input = input,
        InstanceId = published.Key is { } key ? Stimulus.Hash(key, trigger.DefinitionId, trigger.ActivityId)[..32] : null,
    };

    private async ValueTask<bool> IsMeantAsync(BookmarkRow row, PublishedEvent published, CancellationToken cancellationToken) =>
        published.CorrelationId is null
        || (await store.FindAsync(row.InstanceId, cancellationToken))?.CorrelationId == published.CorrelationId;

    // What waits for the clock only in case of a crash.
    private async ValueTask<ResumeResult> ResumeDueRowAsync(BookmarkRow due, CancellationToken cancellationToken)
    {
        if (due.Name != PublishEvent.StimulusName
            || JsonSerializer.Deserialize<PublishedEvent>(due.Payload ?? "null", EventOptions) is not { } published)
        {
            return await ResumeBookmarkAsync(due.Id, input: null, cancellationToken);
        }

        await PublishAsync(published, cancellationToken);
        return await ResumeBookmarkAsync(due.Id, input: null, cancellationToken);
    }
}
