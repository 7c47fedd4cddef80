using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>Tasks for which runs wait.</summary>
internal sealed class WaitingTasks(IWorkflowInstanceStore store)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public async Task<IReadOnlyList<TaskBody>> ListAsync(int skip, int take, CancellationToken cancellationToken) =>
        [.. (await store.ListBookmarksByNameAsync(RunTask.StimulusName, skip, take, cancellationToken)).Select(Body)];

    private static TaskBody Body(BookmarkRow row)
    {
        var task = JsonSerializer.Deserialize<RunTaskStimulus>(row.Payload!, Options)!;
        return new TaskBody(task.TaskId, task.TaskName, task.Payload, row.InstanceId, row.CreatedAt);
    }
}
