using WorkflowConnect.Engine;

namespace WorkflowConnect.Storage.Workflows;

/// <summary>The statements that a checkpoint consists of. A test compares their columns with the model.</summary>
internal static class CheckpointSql
{
    private static readonly (string Column, SqlKind Kind)[] InstanceColumns =
    [
        (nameof(WorkflowInstanceRow.Id), SqlKind.Text),
        (nameof(WorkflowInstanceRow.DefinitionId), SqlKind.Text),
        (nameof(WorkflowInstanceRow.DefinitionVersion), SqlKind.Integer),
        (nameof(WorkflowInstanceRow.CorrelationId), SqlKind.Text),
        (nameof(WorkflowInstanceRow.Name), SqlKind.Text),
        (nameof(WorkflowInstanceRow.ParentInstanceId), SqlKind.Text),
        (nameof(WorkflowInstanceRow.Status), SqlKind.Text),
        (nameof(WorkflowInstanceRow.SubStatus), SqlKind.Text),
        (nameof(WorkflowInstanceRow.CheckpointNumber), SqlKind.BigInteger),
        (nameof(WorkflowInstanceRow.IncidentCount), SqlKind.Integer),
        (nameof(WorkflowInstanceRow.CreatedAt), SqlKind.Time),
        (nameof(WorkflowInstanceRow.UpdatedAt), SqlKind.Time),
        (nameof(WorkflowInstanceRow.FinishedAt), SqlKind.Time),
        (nameof(WorkflowInstanceRow.State), SqlKind.Text),
        (nameof(WorkflowInstanceRow.Owner), SqlKind.Text),
    ];

    private static readonly SqlText InsertInstance = SqlText.Insert("workflow_instances", " ON CONFLICT (\"Id\") DO NOTHING", InstanceColumns);

    private static readonly SqlText UpdateInstance = new(
        $"UPDATE \"workflow_instances\" SET {string.Join(", ", InstanceColumns.Skip(1).Select((c, i) => $"\"{c.Column}\" = ${i + 2}"))} WHERE \"Id\" = $1 AND \"CheckpointNumber\" = $9 - 1",
        [.. InstanceColumns.Select(c => c.Kind)]);

    private static readonly SqlText DeleteBookmarks = new("DELETE FROM \"workflow_bookmarks\" WHERE \"InstanceId\" = $1", SqlKind.Text);

    private static readonly SqlText InsertBookmark = SqlText.Insert(
        "workflow_bookmarks",
        "",
        (nameof(BookmarkRow.Id), SqlKind.Text),
        (nameof(BookmarkRow.InstanceId), SqlKind.Text),
        (nameof(BookmarkRow.Name), SqlKind.Text),
        (nameof(BookmarkRow.Hash), SqlKind.Text),
        (nameof(BookmarkRow.Payload), SqlKind.Text),
        (nameof(BookmarkRow.ActivityId), SqlKind.Text),
        (nameof(BookmarkRow.ActivityInstanceId), SqlKind.Text),
        (nameof(BookmarkRow.CreatedAt), SqlKind.Time),
        (nameof(BookmarkRow.DueAt), SqlKind.Time));

    private static readonly SqlText InsertIncident = SqlText.Insert(
        "workflow_incidents",
        "",
        (nameof(IncidentRow.Id), SqlKind.Text),
        (nameof(IncidentRow.InstanceId), SqlKind.Text),
        (nameof(IncidentRow.ActivityId), SqlKind.Text),
        (nameof(IncidentRow.NodeId), SqlKind.Text),
        (nameof(IncidentRow.ActivityType), SqlKind.Text),
        (nameof(IncidentRow.ActivityInstanceId), SqlKind.Text),
        (nameof(IncidentRow.ExceptionType), SqlKind.Text),
        (nameof(IncidentRow.Message), SqlKind.Text),
        (nameof(IncidentRow.Attempt), SqlKind.Integer),
        (nameof(IncidentRow.Outcome), SqlKind.Text),
        (nameof(IncidentRow.OccurredAt), SqlKind.Time));

    private static readonly SqlText InsertJournal = SqlText.Insert(
        "workflow_journal",
        "",
        (nameof(JournalChunk.InstanceId), SqlKind.Text),
        (nameof(JournalChunk.FirstSequence), SqlKind.Integer),
        (nameof(JournalChunk.Count), SqlKind.Integer),
        (nameof(JournalChunk.Data), SqlKind.Bytes));

    /// <summary>Touches one row when the instance is as the checkpoint expects it, else none.</summary>
    public static SqlStatement Instance(WorkflowCheckpoint checkpoint)
    {
        var row = checkpoint.Instance;
        return new SqlStatement(
            checkpoint.IsFirst ? InsertInstance : UpdateInstance,
            [
                row.Id, row.DefinitionId, row.DefinitionVersion, row.CorrelationId, row.Name, row.ParentInstanceId, row.Status.ToString(),
                row.SubStatus.ToString(), row.CheckpointNumber, row.IncidentCount, row.CreatedAt, row.UpdatedAt, row.FinishedAt, row.State,
                row.Owner,
            ]);
    }

    public static void AddDependents(List<SqlStatement> statements, WorkflowCheckpoint checkpoint)
    {
        if (!checkpoint.IsFirst)
        {
            statements.Add(new SqlStatement(DeleteBookmarks, [checkpoint.Instance.Id]));
        }

        foreach (var row in checkpoint.Bookmarks)
        {
            statements.Add(new SqlStatement(
                InsertBookmark,
                [row.Id, row.InstanceId, row.Name, row.Hash, row.Payload, row.ActivityId, row.ActivityInstanceId, row.CreatedAt, row.DueAt]));
        }

        foreach (var row in checkpoint.Incidents)
        {
            statements.Add(new SqlStatement(
                InsertIncident,
                [
                    row.Id, row.InstanceId, row.ActivityId, row.NodeId, row.ActivityType, row.ActivityInstanceId, row.ExceptionType, row.Message,
                    row.Attempt, row.Outcome.ToString(), row.OccurredAt,
                ]));
        }

        if (checkpoint.Journal is { } chunk)
        {
            statements.Add(new SqlStatement(InsertJournal, [chunk.InstanceId, chunk.FirstSequence, chunk.Count, chunk.Data]));
        }
    }
}
