using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>What follows a burst, only after the lock of its instance is free.</summary>
public sealed partial class WorkflowRuntime
{
    private async ValueTask AfterwardsAsync(WorkflowExecutionContext run, CancellationToken cancellationToken)
    {
        StartBackground(run);
        if (run.StartAfterwards is { } children)
        {
            // Workflows that start each other for ever must not deepen the stack.
            await Task.Yield();
            foreach (var child in children)
            {
                await BeginChildAsync(run.Id, child, cancellationToken);
            }
        }

        if (run.Afterwards is { } work)
        {
            await Task.Yield();
            foreach (var item in work)
            {
                await item(this, cancellationToken);
            }
        }

        if (run.Status == WorkflowStatus.Finished && run.ParentWorkflowInstanceId is { } parent)
        {
            await TellParentAsync(parent, run.Id, cancellationToken);
        }
    }

    private async ValueTask BeginChildAsync(string parentId, string childId, CancellationToken cancellationToken)
    {
        var result = await ContinueAsync(childId, Repairs.Continue, http: null, cancellationToken);
        if (result.WasFound && result.Resumed[0].Status == WorkflowStatus.Running)
        {
            var payload = Stimulus.ToJson(new ChildStimulus(childId));
            await ResumeAsync(ExecuteWorkflow.PausedName, payload, parentId, input: null, http: null, cancellationToken);
        }
    }

    private async ValueTask TellParentAsync(string parentId, string childId, CancellationToken cancellationToken)
    {
        if (ContextId.ParentOfMany(childId) is { } contextId)
        {
            bulk.ChildEnded(this, parentId, contextId);
            return;
        }

        var payload = Stimulus.ToJson(new ChildStimulus(childId));
        await ResumeAsync(DispatchWorkflow.StimulusName, payload, parentId, input: null, http: null, cancellationToken);
    }
}
