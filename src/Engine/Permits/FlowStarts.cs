namespace WorkflowConnect.Engine;

/// <summary>Where a flowchart begins.</summary>
internal static class FlowStarts
{
    /// <summary>The trigger that started the run, the start property, a Start, a trigger, the first without inbound, the first; -1 when empty.</summary>
    public static int Find(CompiledNode flowchart, string? trigger)
    {
        var children = flowchart.Children;
        var activity = (Activities.Flowchart)flowchart.Activity;
        var startId = activity.StartId ?? activity.Start?.Id;

        // Only a trigger: whoever starts a run must not be able to begin in the middle, behind what has to come first.
        var found = trigger is null ? -1 : Array.FindIndex(children, child => child.Activity.Id == trigger && child.Activity is ITrigger);
        found = found >= 0 || startId is null ? found : Array.FindIndex(children, child => child.Activity.Id == startId);
        found = found >= 0 ? found : Array.FindIndex(children, child => child.Activity is Activities.Start);
        found = found >= 0 ? found : Array.FindIndex(children, child => child.Activity.CanStartWorkflow);
        found = found >= 0 ? found : Array.FindIndex(children, child => flowchart.Flow!.Inbound[child.LocalIndex].Length == 0);
        return found >= 0 || children.Length == 0 ? found : 0;
    }

    /// <summary>Every place where it can begin, by position.</summary>
    public static IReadOnlyList<int> Of(CompiledNode flowchart)
    {
        if (flowchart.Children.Length == 0)
        {
            return [];
        }

        var triggers = flowchart.Children.Where(child => child.Activity is ITrigger).Select(child => child.LocalIndex);
        return [.. triggers.Append(Find(flowchart, trigger: null)).Distinct()];
    }
}
