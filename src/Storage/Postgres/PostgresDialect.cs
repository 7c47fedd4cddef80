using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Postgres;

/// <summary>PostgreSQL: one writer's connection per node, row and advisory locks between the nodes.</summary>
internal sealed class PostgresDialect : IDialect
{
    private const string MigrationKey = "workflowconnect/migration";
    private static readonly TimeSpan InProgressStep = TimeSpan.FromMilliseconds(100);
    private const int InProgressTries = 50;
    private const int PreparedStatements = 100;

    private readonly string _guardConnection;
    private readonly NpgsqlDataSource _writers;
    private readonly NpgsqlDataSource _readerConnections;
    private readonly PooledDbContextFactory<PostgresWorkContext> _readers;

    public PostgresDialect(StorageOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            // The product has few statements and runs them all the time. Whoever has a pooler between that cannot
            // keep prepared ones says 0 in the connection string.
            connection.MaxAutoPrepare = PreparedStatements;
            connection.AutoPrepareMinUsages = 2;
        }

        // Pooled connections carry no state of a session: every lock, level and setting ends with its transaction.
        connection.NoResetOnClose = true;
        _writers = NpgsqlDataSource.Create(connection);
        _guardConnection = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString();

        // The server itself refuses a query that tries to write.
        connection.Options = $"{connection.Options} -c default_transaction_read_only=on".TrimStart();
        _readerConnections = NpgsqlDataSource.Create(connection);
        _readers = new(new DbContextOptionsBuilder<PostgresWorkContext>().UseNpgsql(_readerConnections).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        // On a connection of its own, because the lock has to outlive the migrations' transactions; and not from the
        // pool, because a pooled connection keeps its session's locks until somebody uses it again.
        await using var guard = new NpgsqlConnection(_guardConnection);
        await guard.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Hash(MigrationKey) });
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);

        await using var connection = await _writers.OpenConnectionAsync(cancellationToken);
        await using var context = CreateWriter(connection);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public WorkContext CreateReader() => _readers.CreateDbContext();

    public Task BeginReadAsync(WorkContext reader, CancellationToken cancellationToken) =>
        reader.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken) =>
        await _writers.OpenConnectionAsync(cancellationToken);

    // Read committed on purpose: after waiting for a lock, the next statement sees what its holder committed.
    public async Task<DbTransaction> BeginWriteAsync(DbConnection writer, CancellationToken cancellationToken) =>
        await writer.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    public WorkContext CreateWriter(DbConnection writer) =>
        new PostgresWorkContext(new DbContextOptionsBuilder<PostgresWorkContext>().UseNpgsql(writer).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options).ForWriting();

    public async Task<string?> MarkAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var postgres = (NpgsqlTransaction)transaction;
        await using var command = new NpgsqlCommand("SELECT pg_current_xact_id()::text", postgres.Connection, postgres);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public Task<int[]> ExecuteAsync(DbTransaction transaction, IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken) =>
        PostgresStatements.ExecuteAsync((NpgsqlTransaction)transaction, statements, cancellationToken);

    public async Task<bool> WasCommittedAsync(string mark, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < InProgressTries; attempt++)
        {
            await using var command = _writers.CreateCommand("SELECT pg_xact_status($1::text::xid8)");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = mark });
            var status = Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            if (status != "in progress")
            {
                return status == "committed";
            }

            // The server has not noticed yet that our connection is gone.
            await Task.Delay(InProgressStep, cancellationToken);
        }

        throw new TimeoutException("The server does not tell whether the last transaction was committed.");
    }

    // Not now(), which stands still within a transaction, and a change may have waited for others in its own.
    public async Task<DateTimeOffset> NowAsync(WorkContext context, TimeProvider time, CancellationToken cancellationToken) =>
        new(DateTime.SpecifyKind(await context.Database.SqlQueryRaw<DateTime>("""SELECT clock_timestamp() AS "Value" """).SingleAsync(cancellationToken), DateTimeKind.Utc));

    public Task LockAsync(WorkContext writer, string key, CancellationToken cancellationToken) =>
        writer.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Hash(key)})", cancellationToken);

    public IQueryable<LedgerHeadRow> LockedHead(WorkContext writer) =>
        writer.Set<LedgerHeadRow>().FromSqlRaw("""SELECT * FROM ledger_head FOR UPDATE""");

    public bool IsTransient(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException npgsql => npgsql.IsTransient,
        _ => false,
    };

    public bool IsDuplicateKey(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public async ValueTask DisposeAsync()
    {
        await _readerConnections.DisposeAsync();
        await _writers.DisposeAsync();
    }

    /// <summary>Advisory locks have 64-bit keys; a collision only makes two strangers wait for each other.</summary>
    private static long Hash(string key) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
