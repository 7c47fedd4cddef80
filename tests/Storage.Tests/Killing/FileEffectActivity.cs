using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Storage.Tests.Killing;

/// <summary>An outside effect that survives the process: a line with its idempotency key in a file.</summary>
[Activity("Test", Type = "FileEffect", Kind = ActivityKind.Task)]
public sealed class FileEffectActivity : Activity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.GetRequiredService<FileEffects>().Add(context.Id);
        await context.CompleteActivityAsync();
    }
}
