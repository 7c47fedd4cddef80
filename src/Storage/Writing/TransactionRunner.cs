using System.Data.Common;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Storage.Tables;

namespace WorkflowConnect.Storage.Writing;

/// <summary>
/// Runs changes in transactions on the writer's own connection. A transient failure of a shared transaction runs
/// each of its changes again in one of its own: whoever deadlocked with another node must not do so with the whole
/// group again.
/// </summary>
internal sealed class TransactionRunner(IDialect dialect, TimeProvider time, int retries, ILogger<TransactionRunner> log) : IAsyncDisposable
{
    private const string Savepoint = "change";
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(10);

    private DbConnection? _connection;

    /// <summary>Never throws: every change is finished or failed when it returns.</summary>
    public async Task RunAsync(IReadOnlyList<Change> changes)
    {
        try
        {
            await CommitAsync(changes);
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            StorageLog.GroupFailed(log, changes.Count, exception.GetType().Name);
            foreach (var change in changes)
            {
                await RetryAsync(change, exception);
            }
        }
        catch (Exception exception)
        {
            FailAll(changes, exception);
        }
    }

    public async ValueTask DisposeAsync() => await DropConnectionAsync();

    private async Task RetryAsync(Change change, Exception last)
    {
        for (var attempt = 0; attempt < retries; attempt++)
        {
            await Task.Delay(FirstDelay * (1 << attempt), time);
            try
            {
                await CommitAsync([change]);
                return;
            }
            catch (Exception exception) when (IsTransient(exception))
            {
                last = exception;
            }
            catch (Exception exception)
            {
                change.Fail(exception);
                return;
            }
        }

        StorageLog.GaveUp(log, retries, last.GetType().Name);
        change.Fail(last);
    }

    /// <summary>
    /// Without savepoints first, which on a server halves the round trips of a small change. When one of the changes
    /// fails, nothing was committed and all of them run again, now each behind its savepoint.
    /// </summary>
    private async Task CommitAsync(IReadOnlyList<Change> changes)
    {
        if (!await TryCommitAsync(changes, savepoints: false))
        {
            await TryCommitAsync(changes, savepoints: true);
        }
    }

    private async Task<bool> TryCommitAsync(IReadOnlyList<Change> changes, bool savepoints)
    {
        string? mark = null;
        var committing = false;
        try
        {
            var connection = _connection ??= await dialect.OpenWriterAsync(CancellationToken.None);
            await using var writing = new WriteTransaction(dialect, connection, await dialect.BeginWriteAsync(connection, CancellationToken.None));
            try
            {
                await (savepoints ? RunEachBehindSavepointAsync(changes, writing) : RunInGroupsAsync(changes, writing));

                // Also fails where a change has swallowed an error, after which PostgreSQL would commit nothing.
                mark = await dialect.MarkAsync(writing.Transaction, CancellationToken.None);
            }
            catch (Exception exception) when (!savepoints && !IsTransient(exception))
            {
                await writing.Transaction.RollbackAsync();
                return false;
            }

            committing = true;
            await writing.Transaction.CommitAsync();
        }
        catch (Exception)
        {
            // After any failure of the transaction itself the connection's state is unknown; a new one is cheap.
            await DropConnectionAsync();

            // Lost while committing: without asking, a retry could do everything twice.
            if (!committing || mark is null || !await dialect.WasCommittedAsync(mark, CancellationToken.None))
            {
                throw;
            }
        }

        foreach (var change in changes)
        {
            change.Finish();
        }

        return true;
    }

    /// <summary>Checkpoints that follow one another are written together; the order of all changes stays.</summary>
    private async Task RunInGroupsAsync(IReadOnlyList<Change> changes, WriteTransaction writing)
    {
        var checkpoints = new List<CheckpointChange>(changes.Count);
        foreach (var change in changes)
        {
            if (change is CheckpointChange checkpoint)
            {
                checkpoints.Add(checkpoint);
                continue;
            }

            await FlushAsync(checkpoints, writing);
            await RunAloneAsync(change, writing);
        }

        await FlushAsync(checkpoints, writing);
    }

    private async Task FlushAsync(List<CheckpointChange> checkpoints, WriteTransaction writing)
    {
        if (checkpoints.Count > 0)
        {
            await CheckpointWriter.WriteAsync(dialect, writing.Transaction, checkpoints, CancellationToken.None);
            checkpoints.Clear();
        }
    }

    private async Task RunAloneAsync(Change change, WriteTransaction writing)
    {
        if (change is not IWorkChange body)
        {
            await CheckpointWriter.WriteAsync(dialect, writing.Transaction, [(CheckpointChange)change], CancellationToken.None);
            return;
        }

        var work = new Work(writing.Context, dialect, time, mayWrite: true);
        try
        {
            await body.RunAsync(work);
            await work.Session.FlushAsync(CancellationToken.None);
        }
        finally
        {
            work.Session.End();
        }
    }

    private async Task RunEachBehindSavepointAsync(IReadOnlyList<Change> changes, WriteTransaction writing)
    {
        foreach (var change in changes)
        {
            await RunBehindSavepointAsync(change, writing);
        }
    }

    private async Task RunBehindSavepointAsync(Change change, WriteTransaction writing)
    {
        var transaction = writing.Transaction;
        for (var isFirst = true; ; isFirst = false)
        {
            await transaction.SaveAsync(Savepoint);
            try
            {
                await RunAloneAsync(change, writing);
                await transaction.ReleaseAsync(Savepoint);
                return;
            }
            catch (Exception exception) when (!IsTransient(exception))
            {
                await transaction.RollbackAsync(Savepoint);
                await transaction.ReleaseAsync(Savepoint);

                // The twin may have come from another node between this one's look and its write: look once more.
                if (isFirst && exception is DuplicateKeyException)
                {
                    continue;
                }

                change.Refuse(exception);
                return;
            }
        }
    }

    private bool IsTransient(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (dialect.IsTransient(inner))
            {
                return true;
            }
        }

        return false;
    }

    private static void FailAll(IReadOnlyList<Change> changes, Exception exception)
    {
        foreach (var change in changes)
        {
            change.Fail(exception);
        }
    }

    private async Task DropConnectionAsync()
    {
        var connection = _connection;
        _connection = null;
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
