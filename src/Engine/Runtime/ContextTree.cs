namespace WorkflowConnect.Engine;

/// <summary>Walks live executions, parents first, siblings in the order in which they were scheduled.</summary>
internal static class ContextTree
{
    public static void Visit(ActivityExecutionContext root, Action<ActivityExecutionContext> visit)
    {
        visit(root);
        for (var child = root.FirstChild; child is not null; child = child.NextSibling)
        {
            Visit(child, visit);
        }
    }

    public static ActivityExecutionContext? Find(ActivityExecutionContext root, Func<ActivityExecutionContext, bool> wanted)
    {
        if (wanted(root))
        {
            return root;
        }

        for (var child = root.FirstChild; child is not null; child = child.NextSibling)
        {
            if (Find(child, wanted) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
