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

    [LoggerMessage(1100, LogLevel.Information, "No run of {DefinitionId} was started: its activation strategy {Strategy} forbids it beside one that is running.")]
    public static partial void Refused(ILogger logger, string definitionId, ActivationStrategy strategy);

    [LoggerMessage(1102, LogLevel.Warning, "The resilience strategy of activity {ActivityId} in instance {InstanceId} could not be computed: {ExceptionType}.")]
    public static partial void NoStrategy(ILogger logger, string instanceId, string activityId, string exceptionType);

    [LoggerMessage(1101, LogLevel.Error, "Execution {ActivityInstanceId} of instance {InstanceId} could not be worked on in the background: {ExceptionType}. It is begun again.")]
    public static partial void BackgroundFailed(ILogger logger, string activityInstanceId, string instanceId, string exceptionType);

    [LoggerMessage(1006, LogLevel.Error, "Bookmark {BookmarkId} of instance {InstanceId} is due but could not be resumed: {ExceptionType}.")]
    public static partial void DueFailed(ILogger logger, string bookmarkId, string instanceId, string exceptionType);

    [LoggerMessage(5100, LogLevel.Error, "Definition {DefinitionId} version {Version} is published but no longer usable, {ErrorCount} errors: it does not run. Publish a corrected version.")]
    public static partial void PublishedIsBroken(ILogger logger, string definitionId, int version, int errorCount);

    [LoggerMessage(5102, LogLevel.Error, "What starts definition {DefinitionId} version {Version} could not be computed: nothing starts it until that succeeds. It is tried again.")]
    public static partial void TriggersUnknown(ILogger logger, string definitionId, int version);

    [LoggerMessage(5101, LogLevel.Warning, "Definition {DefinitionId} uses {UsedId} as an activity and could not be published with its new version, {ErrorCount} errors: the change waits as a draft.")]
    public static partial void ConsumerNotPublished(ILogger logger, string definitionId, string usedId, int errorCount);

    [LoggerMessage(1150, LogLevel.Error, "Children of execution {ActivityInstanceId} could not be begun: {ExceptionType}. It is tried again.")]
    public static partial void BulkFailed(ILogger logger, string activityInstanceId, string exceptionType);

    [LoggerMessage(1151, LogLevel.Error, "Child {InstanceId} could not be begun: {ExceptionType}. It is recovered.")]
    public static partial void ChildFailed(ILogger logger, string instanceId, string exceptionType);
}
