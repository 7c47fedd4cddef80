namespace WorkflowConnect.Engine;

/// <summary>Saves everything that changed since the last checkpoint, in one call.</summary>
internal sealed class CheckpointSaver(IWorkflowInstanceStore store, IEnumerable<ICheckpointObserver> observers)
{
    private readonly ICheckpointObserver[] observers = [.. observers];

    public async ValueTask SaveAsync(WorkflowExecutionContext run)
    {
        var now = run.Now();
        var checkpoint = new WorkflowCheckpoint
        {
            Instance = ToRow(run, run.CheckpointNumber + 1, now),
            Bookmarks = run.Status == WorkflowStatus.Finished ? [] : Bookmarks(run),
            Incidents = run.NewIncidents.Count == 0 ? [] : [.. run.NewIncidents],
            Journal = run.Journal.Take(),
            IsFirst = run.IsUnsaved,
        };
        await store.SaveAsync(checkpoint, run.CancellationToken);
        run.CheckpointNumber++;
        run.NewIncidents.Clear();
        run.IsUnsaved = false;
        run.IsDirty = false;

        foreach (var observer in observers)
        {
            observer.Saved(checkpoint.Instance);
        }

        // An answer may tell of what the run did, so it leaves only when that is safe.
        if (HttpExchanges.Routed(run) is { } exchange)
        {
            await exchange.SendAsync(run.CancellationToken);
        }
    }

    public static WorkflowInstanceRow ToRow(WorkflowExecutionContext run, long number, DateTimeOffset now) => new()
    {
        Id = run.Id,
        DefinitionId = run.Workflow.DefinitionId,
        DefinitionVersion = run.Workflow.Version,
        CorrelationId = run.CorrelationId,
        Name = run.Name,
        ParentInstanceId = run.ParentWorkflowInstanceId,
        Status = run.Status,
        SubStatus = run.SubStatus,
        CheckpointNumber = number,
        IncidentCount = run.IncidentCount,
        CreatedAt = run.CreatedAt,
        UpdatedAt = now,
        FinishedAt = run.Status == WorkflowStatus.Finished ? now : null,
        State = StateWriter.Write(run),
        Owner = run is { Status: WorkflowStatus.Running, SubStatus: not WorkflowSubStatus.Suspended } ? run.Environment.Node : null,
    };

    private static List<BookmarkRow> Bookmarks(WorkflowExecutionContext run)
    {
        var rows = new List<BookmarkRow>();
        ContextTree.Visit(run.Root, context =>
        {
            foreach (var bookmark in context.Bookmarks)
            {
                rows.Add(new BookmarkRow
                {
                    Id = bookmark.Id,
                    InstanceId = run.Id,
                    Name = bookmark.Name,
                    Hash = bookmark.Hash,
                    Payload = bookmark.Payload,
                    ActivityId = bookmark.ActivityId,
                    ActivityInstanceId = bookmark.ActivityInstanceId,
                    CreatedAt = bookmark.CreatedAt,
                    DueAt = bookmark.DueAt,
                });
            }
        });
        return rows;
    }
}
