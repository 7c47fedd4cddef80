namespace WorkflowConnect.Host;

/// <summary>What the command line says about where the product lives.</summary>
internal sealed record ProductSettings
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Directory of everything that has to survive.</summary>
    public string DataPath { get; init; } = "data";

    /// <summary>PostgreSQL connection string; null for SQLite in the data directory.</summary>
    public string? Postgres { get; init; }

    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Listens also on addresses that other machines can reach, although nobody has to sign in yet.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>Log file instead of the console, or null.</summary>
    public string? LogFile { get; init; }

    /// <summary>Further settings that win over configuration files.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
