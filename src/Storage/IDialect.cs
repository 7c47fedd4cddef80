using System.Data.Common;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage;

/// <summary>What the two databases do differently.</summary>
internal interface IDialect : IAsyncDisposable
{
    /// <summary>Brings the schema up to date; safe when several nodes start at once.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>A context for reading, on a connection of its own from the pool.</summary>
    WorkContext CreateReader();

    /// <summary>Begins a transaction that sees one state of the database throughout.</summary>
    Task BeginReadAsync(WorkContext reader, CancellationToken cancellationToken);

    /// <summary>The writer's connection, open and ready.</summary>
    Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken);

    Task<DbTransaction> BeginWriteAsync(DbConnection writer, CancellationToken cancellationToken);

    /// <summary>A context on the writer's connection.</summary>
    WorkContext CreateWriter(DbConnection writer);

    /// <summary>
    /// A mark by which a transaction is recognised when the connection is lost while it commits, or null where
    /// that cannot happen.
    /// </summary>
    Task<string?> MarkAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Runs statements in their order, on a server in one round trip; returns the rows that each touched.</summary>
    Task<int[]> ExecuteAsync(DbTransaction transaction, IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken);

    /// <summary>Whether the transaction with this mark was committed.</summary>
    Task<bool> WasCommittedAsync(string mark, CancellationToken cancellationToken);

    /// <summary>What time it is, by the clock that all nodes share; to the microsecond.</summary>
    Task<DateTimeOffset> NowAsync(WorkContext context, TimeProvider time, CancellationToken cancellationToken);

    /// <summary>Holds other transactions that ask for the same key until this one ends.</summary>
    Task LockAsync(WorkContext writer, string key, CancellationToken cancellationToken);

    /// <summary>The ledger's head, locked until the transaction ends.</summary>
    IQueryable<LedgerHeadRow> LockedHead(WorkContext writer);

    /// <summary>The same work may succeed when it is done again: busy, deadlock, serialization, lost connection.</summary>
    bool IsTransient(Exception exception);

    bool IsDuplicateKey(Exception exception);
}
