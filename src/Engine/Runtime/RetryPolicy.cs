namespace WorkflowConnect.Engine;

/// <summary>Exponential back-off. The wait is a bookmark with a due time: it survives a restart.</summary>
public sealed class RetryPolicy
{
    /// <summary>Tries in all, 1 to 100; default 5. 1 means no retry.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Wait before the second try; default 5 s.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Each wait is this many times the one before, at least 1; default 4.</summary>
    public double Factor { get; set; } = 4;

    /// <summary>No wait is longer; default 1 h.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromHours(1);

    internal TimeSpan DelayAfter(int attempt)
    {
        var ticks = FirstDelay.Ticks * Math.Pow(Factor, attempt - 1);
        return ticks >= MaxDelay.Ticks ? MaxDelay : TimeSpan.FromTicks((long)ticks);
    }
}
