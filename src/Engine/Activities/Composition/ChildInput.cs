namespace WorkflowConnect.Engine.Activities;

/// <summary>The input of a child: the author's, and who its parent is.</summary>
internal static class ChildInput
{
    public static Dictionary<string, object?> Of(ActivityExecutionContext context, IDictionary<string, object>? given)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in given ?? new Dictionary<string, object>(0))
        {
            input[key] = value;
        }

        input["ParentInstanceId"] = context.WorkflowExecutionContext.Id;
        return input;
    }
}
