using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(6001, LogLevel.Information, "Storage is ready on {Provider}")]
    public static partial void Ready(ILogger log, StorageProvider provider);

    [LoggerMessage(6002, LogLevel.Warning, "A transaction of {Count} changes failed with {Error}; each is run again on its own")]
    public static partial void GroupFailed(ILogger log, int count, string error);

    [LoggerMessage(6003, LogLevel.Error, "A change failed {Attempts} times, last with {Error}; its caller is told")]
    public static partial void GaveUp(ILogger log, int attempts, string error);
}
