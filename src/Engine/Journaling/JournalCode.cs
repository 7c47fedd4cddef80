namespace WorkflowConnect.Engine;

/// <summary>The common events as numbers: a journal has thousands of them. Stored, so a number keeps its meaning.</summary>
internal static class JournalCode
{
    public const int Started = 0;

    private static readonly string[] Names =
    [
        JournalEvents.Started, JournalEvents.Completed, JournalEvents.Suspended, JournalEvents.Resumed, JournalEvents.Faulted,
        JournalEvents.Canceled, JournalEvents.PreconditionFailed, JournalEvents.RetryScheduled,
    ];

    public static int Of(string eventName) => Array.IndexOf(Names, eventName);

    public static string Name(int code) => Names[code];
}
