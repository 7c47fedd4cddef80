namespace WorkflowConnect.Host.Security;

/// <summary>Log messages about looking after secrets; events 2090 to 2099.</summary>
internal static partial class SecretAlarmsLog
{
    [LoggerMessage(2090, LogLevel.Error, "The secrets could not be looked after; it is tried again")]
    public static partial void CannotLookAtSecrets(this ILogger logger, Exception exception);
}
