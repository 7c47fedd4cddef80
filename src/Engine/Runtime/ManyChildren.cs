using WorkflowConnect.Engine.Activities;

namespace WorkflowConnect.Engine;

/// <summary>Looks after the children of a bulk dispatch in the store, without ever loading all of them.</summary>
internal sealed class ManyChildren(IWorkflowInstanceStore store)
{
    private const int Page = 50;

    /// <summary>How many there are, give or take the gaps of one batch. They are created in order; the last one is found by halving.</summary>
    public async ValueTask<int> CountCreatedAsync(string contextId, int total, CancellationToken cancellationToken)
    {
        var (known, missing) = (0, total + 1);
        while (missing - known > 1)
        {
            var middle = known + ((missing - known) / 2);
            if (await store.FindAsync(ContextId.OfMany(contextId, middle - 1), cancellationToken) is null)
            {
                missing = middle;
            }
            else
            {
                known = middle;
            }
        }

        return known;
    }

    public async ValueTask<bool> IsParentRunningAsync(string parentId, CancellationToken cancellationToken) =>
        await store.FindAsync(parentId, cancellationToken) is { Status: WorkflowStatus.Running };

    public ValueTask<WorkflowInstanceRow?> FindAsync(ActivityExecutionContext context, int index, CancellationToken cancellationToken) =>
        store.FindAsync(ContextId.OfMany(context.Id, index), cancellationToken);

    public ValueTask<bool> IsAnyRunningAsync(ActivityExecutionContext context, CancellationToken cancellationToken) =>
        IsAnyAsync(context.WorkflowExecutionContext.Id, context.Id, new WorkflowInstanceQuery { Status = WorkflowStatus.Running }, cancellationToken);

    public ValueTask<bool> IsAnyCancelledAsync(ActivityExecutionContext context, CancellationToken cancellationToken) =>
        IsAnyAsync(context.WorkflowExecutionContext.Id, context.Id, new WorkflowInstanceQuery { Status = WorkflowStatus.Finished, SubStatus = WorkflowSubStatus.Cancelled }, cancellationToken);

    // The parent may have other children, too.
    private async ValueTask<bool> IsAnyAsync(
        string parentId, string contextId, WorkflowInstanceQuery query, CancellationToken cancellationToken)
    {
        query = query with { ParentInstanceIds = [parentId], Take = Page };
        while (true)
        {
            var page = await store.ListAsync(query, cancellationToken);
            if (page.Items.Any(row => ContextId.ParentOfMany(row.Id) == contextId))
            {
                return true;
            }

            if (page.Items.Count < Page)
            {
                return false;
            }

            query = query with { Skip = query.Skip + Page };
        }
    }
}
