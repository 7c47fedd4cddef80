namespace WorkflowConnect.Engine;

/// <summary>
/// Is told of a task once its run is saved, and sees to it that somebody does it. A crash may swallow the call: the task
/// then still stands among the waiting ones.
/// </summary>
public interface ITaskDispatcher
{
    /// <summary>Hands a task over.</summary>
    ValueTask DispatchAsync(string instanceId, Activities.RunTaskStimulus task, CancellationToken cancellationToken);
}
