namespace WorkflowConnect.Engine.Activities;

/// <summary>Finds the cases that apply, in order.</summary>
internal static class SwitchCases
{
    public static async ValueTask<List<SwitchCase>> MatchAsync(
        ActivityExecutionContext context, ICollection<SwitchCase> cases, SwitchMode mode)
    {
        var matches = new List<SwitchCase>();
        foreach (var item in cases)
        {
            if (item.Condition is { } condition && await context.EvaluateAsync(condition))
            {
                matches.Add(item);
                if (mode == SwitchMode.MatchFirst)
                {
                    break;
                }
            }
        }

        return matches;
    }
}
