namespace WorkflowConnect.Engine;

/// <summary>Names of journal entries, as Elsa writes them.</summary>
public static class JournalEvents
{
    /// <summary>An execution begins.</summary>
    public const string Started = "Started";

    /// <summary>An execution continues at its bookmark.</summary>
    public const string Resumed = "Resumed";

    /// <summary>An execution waits.</summary>
    public const string Suspended = "Suspended";

    /// <summary>An execution ended by itself.</summary>
    public const string Completed = "Completed";

    /// <summary>An execution threw.</summary>
    public const string Faulted = "Faulted";

    /// <summary>An execution was ended from outside.</summary>
    public const string Canceled = "Canceled";

    /// <summary>The activity's precondition is not met.</summary>
    public const string PreconditionFailed = "Precondition Failed";

    /// <summary>An execution threw and will be tried again.</summary>
    public const string RetryScheduled = "Retry scheduled";
}
