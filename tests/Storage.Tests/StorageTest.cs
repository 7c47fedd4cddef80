using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkflowConnect.Connectors.BuiltIn;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Tests.Shared;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace WorkflowConnect.Storage.Tests;

/// <summary>The same tests on both databases: each class below it has a subclass per database.</summary>
public abstract class StorageTest(PostgresServer? server) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wfc-storage-").FullName;
    private string? _connection;
    private ServiceProvider? _node;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string File => Path.Combine(_folder, "test.db");

    private protected IDatabase Database => Node.GetRequiredService<IDatabase>();

    protected ServiceProvider Node => _node ?? throw new InvalidOperationException("Not initialised.");

    private protected ICrm Crm => Node.GetRequiredService<ICrm>();

    protected bool IsPostgres => server is not null;

    /// <summary>The file, or the connection string.</summary>
    protected string Target => _connection ?? File;

    public async ValueTask InitializeAsync()
    {
        _connection = server is null ? null : await server.CreateDatabaseAsync();
        _node = StartNode();
    }

    /// <summary>Another node on the same database.</summary>
    protected ServiceProvider StartNode()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o =>
        {
            o.Provider = server is null ? StorageProvider.Sqlite : StorageProvider.Postgres;
            o.File = File;
            o.ConnectionString = _connection;
        });
        services.AddBuiltInCrm();
        return services.BuildServiceProvider();
    }

    /// <summary>Changes rows behind the product's back.</summary>
    protected async Task TamperAsync(string sql)
    {
        await using System.Data.Common.DbConnection connection =
            IsPostgres ? new NpgsqlConnection(_connection) : new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        (await command.ExecuteNonQueryAsync(Token)).ShouldBeGreaterThan(0);
    }

    protected Task<T> Write<T>(Func<IWork, CancellationToken, Task<T>> change) => Database.WriteAsync(change, Token);

    protected Task Write(Func<IWork, CancellationToken, Task> change) => Database.WriteAsync(
        async (work, token) =>
        {
            await change(work, token);
            return true;
        },
        Token);

    protected Task<T> Read<T>(Func<IWork, CancellationToken, Task<T>> query) => Database.ReadAsync(query, Token);

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
