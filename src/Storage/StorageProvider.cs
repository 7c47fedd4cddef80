namespace WorkflowConnect.Storage;

/// <summary>The databases that the product runs on.</summary>
public enum StorageProvider
{
    /// <summary>One file, one node.</summary>
    Sqlite,

    /// <summary>A server, any number of nodes.</summary>
    Postgres,
}
