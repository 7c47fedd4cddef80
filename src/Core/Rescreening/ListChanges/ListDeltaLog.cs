using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Core.Rescreening;

/// <summary>Log messages about list changes and known customers; events 2060 to 2079. Numbers and references only.</summary>
internal static partial class ListDeltaLog
{
    [LoggerMessage(2060, LogLevel.Information, "List change {Number}: {Entries} entries changed, {Known} customers known, {Affected} affected (none given: all); found in {Milliseconds:0} ms")]
    public static partial void Found(this ILogger logger, long number, int? entries, int? known, int? affected, double milliseconds);

    [LoggerMessage(2061, LogLevel.Warning, "List {List}: version {Sha256} of before the change cannot be read ({Reason}); all customers are checked again")]
    public static partial void CannotReadBefore(this ILogger logger, string list, string sha256, string reason);

    [LoggerMessage(2062, LogLevel.Information, "{Count} customers became known whose check was made with older lists; they are checked again as list change {Number}")]
    public static partial void Late(this ILogger logger, int count, long number);

    [LoggerMessage(2063, LogLevel.Information, "{Count} known customers read from the data directory")]
    public static partial void Opened(this ILogger logger, int count);

    [LoggerMessage(2064, LogLevel.Warning, "The file of known customers cannot be used ({Reason}); they are collected from the CRM, and until then a list change has all customers checked")]
    public static partial void Unusable(this ILogger logger, string reason);

    [LoggerMessage(2065, LogLevel.Information, "{Count} known customers collected from the CRM")]
    public static partial void Built(this ILogger logger, int count);

    [LoggerMessage(2066, LogLevel.Warning, "The file of known customers could not be written ({Error}); it is tried again")]
    public static partial void CannotSave(this ILogger logger, string error);
}
