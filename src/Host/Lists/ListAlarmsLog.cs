namespace WorkflowConnect.Host.Lists;

/// <summary>Log messages about looking after the lists; events 2050 to 2059.</summary>
internal static partial class ListAlarmsLog
{
    [LoggerMessage(2050, LogLevel.Error, "The lists could not be looked after; it is tried again")]
    public static partial void CannotLook(this ILogger logger, Exception exception);
}
