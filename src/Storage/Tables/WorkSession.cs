using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

/// <summary>
/// What the tables of one unit of work share. Rows added or updated wait until somebody reads or the work ends,
/// so that they go to the database in one round trip and every read sees them.
/// </summary>
internal sealed class WorkSession(WorkContext context, IDialect dialect, bool mayWrite)
{
    private bool _pending;
    private bool _ended;

    public IDialect Dialect => dialect;

    /// <summary>For asking the server itself; rows are asked for with <see cref="RowsAsync"/>.</summary>
    public WorkContext Context => context;

    /// <summary>The rows of a table as this work has left them.</summary>
    public async ValueTask<IQueryable<T>> RowsAsync<T>(CancellationToken cancellationToken)
        where T : class
    {
        await FlushAsync(cancellationToken);
        return context.Set<T>();
    }

    public void Add<T>(T row)
        where T : class
    {
        Writable().Add(row);
        _pending = true;
    }

    public void AddAll<T>(IReadOnlyList<T> rows)
        where T : class
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>Replaces the row with the same key; when there is none, the work fails.</summary>
    public async Task UpdateAsync<T>(T row, CancellationToken cancellationToken)
        where T : class
    {
        // Only an earlier state of the same table's rows is in the way; rows of others go in the same round trip.
        if (_pending && context.ChangeTracker.Entries<T>().Any())
        {
            await FlushAsync(cancellationToken);
        }

        Writable().Update(row);
        _pending = true;
    }

    /// <summary>For statements that change rows in place.</summary>
    public async ValueTask<WorkContext> DirectAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        return Writable();
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        if (!_pending)
        {
            return;
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException exception)
        {
            throw new RowMissingException("The row to be updated does not exist.", exception);
        }
        catch (DbUpdateException exception) when (exception.InnerException is { } inner && dialect.IsDuplicateKey(inner))
        {
            throw new DuplicateKeyException("A row with the same unique key exists.", inner);
        }

        context.ChangeTracker.Clear();
        _pending = false;
    }

    /// <summary>Forgets what was not written; whoever kept the work and uses it later is told.</summary>
    public void End()
    {
        context.ChangeTracker.Clear();
        _ended = true;
    }

    private WorkContext Writable()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        return mayWrite ? context : throw new InvalidOperationException("A query may not change anything; use WriteAsync.");
    }
}
