namespace WorkflowConnect.Connectors.Http;

/// <summary>How workflows may call other servers; section <c>OutboundHttp</c>.</summary>
public sealed class OutboundOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "OutboundHttp";

    /// <summary>
    /// Requests may go to this machine and to private networks (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10,
    /// fc00::/7). Default false. Link-local addresses, where clouds keep their credentials, are never called.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>Time to reach a server. Default 10 seconds; at most 2 minutes.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for a request with its redirects and its whole answer. Default 30 seconds; at most 10 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest answer in bytes. Default 10,485,760 (10 MiB); at most 256 MiB.</summary>
    public long MaximumBytes { get; set; } = 10L << 20;

    /// <summary>Redirects that are followed. Default 5; 0 to 20.</summary>
    public int MaximumRedirects { get; set; } = 5;

    /// <summary>Sent as User-Agent unless the workflow sets one. Default names the product.</summary>
    public string UserAgent { get; set; } = "WorkflowConnect/0.1";
}
