using System.Data.Common;
using Microsoft.EntityFrameworkCore;
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
            await using var transaction = await dialect.BeginWriteAsync(connection, CancellationToken.None);
            await using var context = dialect.CreateWriter(connection);
            await context.Database.UseTransactionAsync(transaction);
            try
            {
                foreach (var change in changes)
                {
                    await (savepoints ? RunBehindSavepointAsync(change, transaction, context) : RunPlainAsync(change, context));
                }

                // Also fails where a change has swallowed an error, after which PostgreSQL would commit nothing.
                mark = await dialect.MarkAsync(context, CancellationToken.None);
            }
            catch (Exception exception) when (!savepoints && !IsTransient(exception))
            {
                await transaction.RollbackAsync();
                return false;
            }

            committing = true;
            await transaction.CommitAsync();
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

    private async Task RunPlainAsync(Change change, Model.WorkContext context)
    {
        var work = new Work(context, dialect, time, mayWrite: true);
        try
        {
            await change.RunAsync(work);
            await work.Session.FlushAsync(CancellationToken.None);
        }
        finally
        {
            work.Session.End();
        }
    }

    private async Task RunBehindSavepointAsync(Change change, DbTransaction transaction, Model.WorkContext context)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            await transaction.SaveAsync(Savepoint);
            try
            {
                await RunPlainAsync(change, context);
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
