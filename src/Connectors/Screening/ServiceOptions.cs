namespace WorkflowConnect.Connectors.Screening;

/// <summary>The external screening service; section <c>Screening:Service</c>.</summary>
public sealed class ServiceOptions
{
    public const string Section = "Screening:Service";

    /// <summary>Default <see cref="ServiceMode.BuiltIn"/>: nobody else is asked.</summary>
    public ServiceMode Mode { get; set; }

    public ServiceKind Kind { get; set; }

    /// <summary>Base address, e.g. <c>https://yente.internal:8000</c>.</summary>
    public Uri? Address { get; set; }

    /// <summary>yente's dataset or collection that is matched against; default <c>sanctions</c>.</summary>
    public string Dataset { get; set; } = "sanctions";

    /// <summary>Name of the secret that holds the API key; null for a service without one.</summary>
    public string? ApiKeySecret { get; set; }

    /// <summary>The service's name of each list of the profile; what is not named here has the service's usual name.</summary>
    public IDictionary<string, string> Lists { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Score of the service from which a party goes to review; 0 to 1, default 0.7 (yente's own; for Watchman 0.85 is usual).</summary>
    public double ReviewThreshold { get; set; } = 0.7;

    /// <summary>Score of the service from which a match on a mandatory list is a hit; default 0.97.</summary>
    public double HitThreshold { get; set; } = 0.97;

    /// <summary>Parties in one call to yente; 1 to 100, default 50 (its own limit is 100).</summary>
    public int BatchSize { get; set; } = 50;

    /// <summary>Calls at the same time; 1 to 32, default 4.</summary>
    public int CallsAtOnce { get; set; } = 4;

    /// <summary>Time for one try; default 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Further tries after one that failed for a moment (no connection, 429, 5xx); 0 to 5, default 2.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Pause before the first of them, doubled from there; the service's own Retry-After wins. Default 1 second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest Retry-After that is waited for; a longer one ends the try. Default 20 seconds.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the answer about the service's lists is believed; default 5 minutes.</summary>
    public TimeSpan ListsKept { get; set; } = TimeSpan.FromMinutes(5);
}
