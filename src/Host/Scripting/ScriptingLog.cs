namespace WorkflowConnect.Host.Scripting;

/// <summary>Events 7100 to 7199. Never a script, a template or data: they hold people's names.</summary>
internal static partial class ScriptingLog
{
    [LoggerMessage(7100, LogLevel.Information, "Node worker {ProcessId} is ready after {Milliseconds} ms: {Versions}")]
    public static partial void Ready(ILogger logger, int processId, long milliseconds, string versions);

    [LoggerMessage(7101, LogLevel.Warning, "Node worker {ProcessId} ended with code {ExitCode}; {InFlight} requests were on their way")]
    public static partial void Ended(ILogger logger, int processId, int exitCode, int inFlight);

    [LoggerMessage(7102, LogLevel.Warning, "Node worker {ProcessId} did not answer within {Timeout} and is ended")]
    public static partial void Unresponsive(ILogger logger, int processId, TimeSpan timeout);

    [LoggerMessage(7103, LogLevel.Information, "Node worker {ProcessId} holds {Bytes} bytes and is replaced")]
    public static partial void TooBig(ILogger logger, int processId, long bytes);

    [LoggerMessage(7104, LogLevel.Error, "The Node worker cannot be started")]
    public static partial void CannotStart(ILogger logger, Exception exception);

    [LoggerMessage(7105, LogLevel.Warning, "A {Operation} request is sent again after a crash of the worker")]
    public static partial void Repeated(ILogger logger, string operation);

    [LoggerMessage(7106, LogLevel.Warning, "A {Operation} request is refused: {MaxQueued} others wait, or it waited for {QueueTimeout}")]
    public static partial void Refused(ILogger logger, string operation, int maxQueued, TimeSpan queueTimeout);
}
