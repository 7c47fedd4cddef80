using System.Text.Json;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="RunTask.StimulusName"/>.</summary>
public sealed record RunTaskStimulus(string TaskId, string TaskName)
{
    /// <summary>What the task needs.</summary>
    public JsonElement? Payload { get; init; }
}
