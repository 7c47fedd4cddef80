using System.Data.Common;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Storage.Workflows;

namespace WorkflowConnect.Storage.Writing;

/// <summary>
/// Writes checkpoints in two steps: first the instances, each statement comparing and taking the number, so that of
/// two nodes only one goes on; then what belongs to those that were taken.
/// </summary>
internal static class CheckpointWriter
{
    public static async Task WriteAsync(
        IDialect dialect, DbTransaction transaction, IReadOnlyList<CheckpointChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            var taken = await dialect.ExecuteAsync(
                transaction, [.. changes.Select(change => CheckpointSql.Instance(change.Checkpoint))], cancellationToken);
            var rest = new List<SqlStatement>(changes.Count * 2);
            for (var index = 0; index < changes.Count; index++)
            {
                changes[index].KeepWritten(taken[index] == 1);
                if (taken[index] == 1)
                {
                    CheckpointSql.AddDependents(rest, changes[index].Checkpoint);
                }
            }

            if (rest.Count > 0)
            {
                await dialect.ExecuteAsync(transaction, rest, cancellationToken);
            }
        }
        catch (DbException exception) when (dialect.IsDuplicateKey(exception))
        {
            throw new DuplicateKeyException("A row with the same unique key exists.", exception);
        }
    }
}
