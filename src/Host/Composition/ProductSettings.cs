namespace WorkflowConnect.Host;

/// <summary>What the command line says about where the product lives.</summary>
internal sealed record ProductSettings
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Directory of everything that has to survive.</summary>
    public string DataPath { get; init; } = "data";

    /// <summary>PostgreSQL connection string; null for SQLite in the data directory.</summary>
    public string? Postgres { get; init; }

    /// <summary>Folder of assemblies with an integrator's own activities; null for <c>plugins</c> in the data directory.</summary>
    public string? Plugins { get; init; }

    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Listens also on addresses that other machines can reach; passwords need HTTPS in front of it.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>Log file instead of the console, or null.</summary>
    public string? LogFile { get; init; }

    /// <summary>Further settings that win over configuration files.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
