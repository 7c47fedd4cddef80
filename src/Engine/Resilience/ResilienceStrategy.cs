namespace WorkflowConnect.Engine;

/// <summary>How often, and after which waits, an activity is tried again. The waits are kept in the store and survive a restart.</summary>
public sealed record ResilienceStrategy
{
    /// <summary>Category of activities that call other systems over HTTP.</summary>
    public const string Http = "HTTP";

    /// <summary>Category of all others.</summary>
    public const string General = "Default";

    /// <summary>Key in definitions.</summary>
    public required string Id { get; init; }

    /// <summary>Label.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Which activities it is offered for.</summary>
    public string Category { get; init; } = General;

    /// <summary>Tries after the first, 0 to 100; default 3.</summary>
    public int MaxRetryAttempts { get; init; } = 3;

    /// <summary>Wait before the second try; default 1 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How the wait grows; default: it doubles.</summary>
    public Backoff BackoffType { get; init; } = Backoff.Exponential;

    /// <summary>No wait is longer; default 1 h.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Tries again after any fault; default: only after one that may go away by itself.</summary>
    public bool RetriesEveryFault { get; init; }

    internal TimeSpan DelayAfter(int attempt)
    {
        var ticks = BackoffType switch
        {
            Backoff.Constant => Delay.Ticks,
            Backoff.Linear => (double)Delay.Ticks * attempt,
            _ => Delay.Ticks * Math.Pow(2, attempt - 1),
        };
        return ticks >= MaxDelay.Ticks ? MaxDelay : TimeSpan.FromTicks((long)ticks);
    }
}
