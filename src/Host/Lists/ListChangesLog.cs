namespace WorkflowConnect.Host.Lists;

/// <summary>Log messages about following list changes; events 2080 to 2089. Numbers and references only.</summary>
internal static partial class ListChangesLog
{
    [LoggerMessage(2080, LogLevel.Error, "List changes could not be followed ({Error}); it is tried again")]
    public static partial void LookFailed(this ILogger logger, string error);

    [LoggerMessage(2081, LogLevel.Error, "The customers whom list change {Number} affects could not be checked ({Error}); it is tried again")]
    public static partial void CannotRescreen(this ILogger logger, long number, string error);

    [LoggerMessage(2082, LogLevel.Information, "List change {Number}: the run {InstanceId} over the affected customers has ended or waits")]
    public static partial void Rescreened(this ILogger logger, long number, string instanceId);
}
