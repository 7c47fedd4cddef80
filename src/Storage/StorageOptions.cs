namespace WorkflowConnect.Storage;

/// <summary>Where and how the product stores its data.</summary>
public sealed record StorageOptions
{
    /// <summary>Default SQLite.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>SQLite: path of the file; its folder is created. Default <c>data/workflowconnect.db</c>.</summary>
    public string File { get; set; } = Path.Combine("data", "workflowconnect.db");

    /// <summary>PostgreSQL: Npgsql connection string. No default.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Most changes in one transaction, 1 to 60; default 60. PostgreSQL keeps 64 savepoints of a transaction in
    /// memory, beyond that every reader has to look them up on disk.
    /// </summary>
    public int MaximumBatch { get; set; } = 60;

    /// <summary>Changes that may wait before callers are held back, 1 to 1,000,000; default 4,096.</summary>
    public int QueueCapacity { get; set; } = 4_096;

    /// <summary>Tries after a transient failure, 10 ms apart and doubling, 0 to 10; default 6.</summary>
    public int Retries { get; set; } = 6;

    /// <summary>How long SQLite waits for another process that holds the file; default 10 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Everything that is wrong, each with what to do; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        if (Provider == StorageProvider.Sqlite && string.IsNullOrWhiteSpace(File))
        {
            errors.Add("Storage:File is empty; name the SQLite file, e.g. data/workflowconnect.db.");
        }

        if (Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            errors.Add("Storage:ConnectionString is empty; give the PostgreSQL connection, e.g. Host=db;Database=workflowconnect;Username=…");
        }

        Range(errors, nameof(MaximumBatch), MaximumBatch, 1, 60);
        Range(errors, nameof(QueueCapacity), QueueCapacity, 1, 1_000_000);
        Range(errors, nameof(Retries), Retries, 0, 10);
        if (BusyTimeout < TimeSpan.FromSeconds(1))
        {
            errors.Add($"Storage:BusyTimeout is {BusyTimeout}; set one second or more.");
        }

        return errors;
    }

    private static void Range(List<string> errors, string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            errors.Add($"Storage:{name} is {value}; set a value from {least} to {most}.");
        }
    }
}
