using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Sqlite;

/// <summary>SQLite: one file in WAL mode, readers beside the one writer, every commit flushed to disk.</summary>
internal sealed class SqliteDialect : IDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int UniqueViolated = 2067;
    private const int PrimaryKeyViolated = 1555;

    private readonly string _file;
    private readonly string _writerConnection;
    private readonly PooledDbContextFactory<SqliteWorkContext> _readers;
    private SqliteStatements? _statements;

    public SqliteDialect(StorageOptions options)
    {
        _file = Path.GetFullPath(options.File);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
            Pooling = false,
        };
        _writerConnection = connection.ToString();

        // Read only, so that a query that tries to write fails; pooled, so that it costs no new file handle.
        connection.Mode = SqliteOpenMode.ReadOnly;
        connection.Pooling = true;
        _readers = new(new DbContextOptionsBuilder<SqliteWorkContext>().UseSqlite(connection.ToString()).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        await using var guard = await MigrationGuard.EnterAsync(_file + ".migrating", cancellationToken);
        await using var connection = await OpenWriterAsync(cancellationToken);
        await using var context = CreateWriter(connection);

        // EF's own lock is a row that stays behind when a migration is killed and then blocks every later start.
        // The guard holds other processes off, so whatever row is there belongs to nobody.
        await context.Database.ExecuteSqlRawAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); DELETE FROM "__EFMigrationsLock";""",
            cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public WorkContext CreateReader() => _readers.CreateDbContext();

    public async Task BeginReadAsync(WorkContext reader, CancellationToken cancellationToken)
    {
        await reader.Database.OpenConnectionAsync(cancellationToken);

        // Deferred: a reader's transaction pins its snapshot with its first query and takes no lock.
        var connection = (SqliteConnection)reader.Database.GetDbConnection();
        await reader.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellationToken);
    }

    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_writerConnection);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();

        // FULL: a commit that was acknowledged survives a power cut, also in WAL mode.
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    // Not deferred: the write lock is taken at once, so no change can be half done when another process has it.
    public Task<DbTransaction> BeginWriteAsync(DbConnection writer, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)writer).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    public WorkContext CreateWriter(DbConnection writer) =>
        new SqliteWorkContext(new DbContextOptionsBuilder<SqliteWorkContext>().UseSqlite(writer).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options).ForWriting();

    public Task<string?> MarkAsync(DbTransaction transaction, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<int[]> ExecuteAsync(DbTransaction transaction, IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        // One writer, so one connection at a time; when it was lost, its statements went with it.
        var sqlite = (SqliteTransaction)transaction;
        if (_statements is null || !ReferenceEquals(_statements.Connection, sqlite.Connection))
        {
            _statements = new SqliteStatements(sqlite.Connection!);
        }

        var touched = new int[statements.Count];
        for (var index = 0; index < touched.Length; index++)
        {
            touched[index] = _statements.Execute(sqlite, statements[index]);
        }

        return Task.FromResult(touched);
    }

    public Task<bool> WasCommittedAsync(string mark, CancellationToken cancellationToken) => Task.FromResult(false);

    // All who use the file run on one machine.
    public Task<DateTimeOffset> NowAsync(WorkContext context, TimeProvider time, CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());

    // The file's write lock, which every transaction holds, is the lock.
    public Task LockAsync(WorkContext writer, string key, CancellationToken cancellationToken) => Task.CompletedTask;

    public IQueryable<LedgerHeadRow> LockedHead(WorkContext writer) => writer.Set<LedgerHeadRow>();

    public bool IsTransient(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    public bool IsDuplicateKey(Exception exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueViolated or PrimaryKeyViolated };

    public ValueTask DisposeAsync()
    {
        // Pooled readers would keep the file open after the product has ended.
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_writerConnection) { Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString());
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
