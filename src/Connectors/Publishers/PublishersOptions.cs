namespace WorkflowConnect.Connectors.Publishers;

/// <summary>How lists are fetched; section <c>Publishers</c>.</summary>
public sealed class PublishersOptions
{
    public const string Section = "Publishers";

    /// <summary>Time to reach a server. Default 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest silence, before the answer and within it. Default 2 minutes: the EU makes its file on request, which takes over one.</summary>
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Time for one file, one attempt. Default 10 minutes.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Attempts after the first one, on failures that may pass. Default 4; 0 to 20.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>Pause before the first retry; it doubles, with jitter, up to 2 minutes. Default 5 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest file in bytes. Default 268,435,456 (256 MiB); the largest genuine one has 122 MB.</summary>
    public long MaximumBytes { get; set; } = 256L << 20;

    /// <summary>Sent as User-Agent; some publishers turn requests without one away. Default names the product.</summary>
    public string UserAgent { get; set; } = "WorkflowConnect/0.1";
}
