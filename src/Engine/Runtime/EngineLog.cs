using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Engine;

/// <summary>Log messages: references only, never a message of an exception.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Incident in instance {InstanceId}, activity {ActivityId}: {ExceptionType}, attempt {Attempt}, {Outcome}.")]
    public static partial void Incident(
        ILogger logger, string instanceId, string activityId, string exceptionType, int attempt, IncidentOutcome outcome);

    [LoggerMessage(1002, LogLevel.Information, "Instance {InstanceId} was interrupted and continues.")]
    public static partial void Recovering(ILogger logger, string instanceId);

    [LoggerMessage(1003, LogLevel.Error, "Instance {InstanceId} could not be continued: {ExceptionType}.")]
    public static partial void RecoveryFailed(ILogger logger, string instanceId, string exceptionType);

    [LoggerMessage(1004, LogLevel.Information, "Instance {InstanceId} was saved by another writer first; this burst is void.")]
    public static partial void Stale(ILogger logger, string instanceId);

    [LoggerMessage(1005, LogLevel.Information, "Definition {DefinitionId} version {Version} was added, content {ContentHash}.")]
    public static partial void DefinitionAdded(ILogger logger, string definitionId, int version, string contentHash);

    [LoggerMessage(1006, LogLevel.Error, "Bookmark {BookmarkId} of instance {InstanceId} is due but could not be resumed: {ExceptionType}.")]
    public static partial void DueFailed(ILogger logger, string bookmarkId, string instanceId, string exceptionType);
}
