using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Engine;
using WorkflowConnect.Storage.Tables;
using WorkflowConnect.Storage.Writing;

namespace WorkflowConnect.Storage;

/// <summary>The product's tables on either database. Ready after <see cref="StartAsync"/>, which the first use awaits.</summary>
internal sealed class Database : IDatabase, IAsyncDisposable
{
    private readonly IDialect _dialect;
    private readonly TimeProvider _time;
    private readonly GroupCommit _writer;
    private readonly Lazy<Task> _started;

    public Database(StorageOptions options, IDialect dialect, TimeProvider time, ILoggerFactory logs)
    {
        _dialect = dialect;
        _time = time;
        _writer = new GroupCommit(
            new TransactionRunner(dialect, time, options.Retries, logs.CreateLogger<TransactionRunner>()),
            options.MaximumBatch,
            options.QueueCapacity);
        _started = new Lazy<Task>(async () =>
        {
            await dialect.MigrateAsync(CancellationToken.None);
            StorageLog.Ready(logs.CreateLogger<Database>(), options.Provider);
        });
    }

    /// <summary>Brings the schema up to date, once.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _started.Value.WaitAsync(cancellationToken);

    public async Task<T> ReadAsync<T>(Func<IWork, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        await using var reader = _dialect.CreateReader();
        await _dialect.BeginReadAsync(reader, cancellationToken);
        return await query(new Work(reader, _dialect, _time, mayWrite: false), cancellationToken);
    }

    public async Task<T> WriteAsync<T>(Func<IWork, CancellationToken, Task<T>> change, CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        return await _writer.WriteAsync(new WorkChange<T>(change), cancellationToken);
    }

    /// <summary>Writes a checkpoint; false, and nothing changed, when the instance is not as it expects.</summary>
    public async Task<bool> WriteAsync(WorkflowCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        return await _writer.WriteAsync(new CheckpointChange(checkpoint), cancellationToken);
    }

    /// <summary>As the port's, for the tables that only this project knows.</summary>
    public Task<T> ReadAsync<T>(Func<WorkSession, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        ReadAsync((IWork work, CancellationToken token) => query(((Work)work).Session, token), cancellationToken);

    /// <summary>As the port's, for the tables that only this project knows.</summary>
    public Task<T> WriteAsync<T>(Func<WorkSession, CancellationToken, Task<T>> change, CancellationToken cancellationToken) =>
        WriteAsync((IWork work, CancellationToken token) => change(((Work)work).Session, token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _dialect.DisposeAsync();
    }
}
