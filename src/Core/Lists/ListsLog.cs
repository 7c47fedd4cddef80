using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Core.Lists;

/// <summary>Log messages of the lists; events 2000 to 2099. No names of listed or checked parties.</summary>
internal static partial class ListsLog
{
    [LoggerMessage(2000, LogLevel.Information, "List {List}: {Entries} entries of version {Sha256} in use, published {PublishedAt}")]
    public static partial void ListInUse(this ILogger logger, string list, int entries, string sha256, DateTimeOffset? publishedAt);

    [LoggerMessage(2001, LogLevel.Warning, "List {List} runs on a SAMPLE of {AsOf:yyyy-MM-dd} with {Entries} entries; do not clear real business against it")]
    public static partial void SampleInUse(this ILogger logger, string list, DateTimeOffset? asOf, int entries);

    [LoggerMessage(2002, LogLevel.Information, "List {List}: the publisher confirmed version {Sha256}")]
    public static partial void Confirmed(this ILogger logger, string list, string sha256);

    [LoggerMessage(2003, LogLevel.Warning, "List {List}: update refused, the last good version stays: {Reasons}")]
    public static partial void Refused(this ILogger logger, string list, string reasons);

    [LoggerMessage(2004, LogLevel.Error, "List {List}: update failed")]
    public static partial void UpdateFailed(this ILogger logger, string list, Exception exception);

    [LoggerMessage(2005, LogLevel.Error, "List {List}: version {Sha256} cannot be loaded")]
    public static partial void CannotLoad(this ILogger logger, string list, string sha256, Exception exception);

    [LoggerMessage(2006, LogLevel.Error, "A listener failed on list generation {Generation}")]
    public static partial void ListenerFailed(this ILogger logger, long generation, Exception exception);

    [LoggerMessage(2007, LogLevel.Warning, "List {List} has no version in use and no sample")]
    public static partial void NoVersion(this ILogger logger, string list);

    [LoggerMessage(2008, LogLevel.Error, "The sample of list {List} cannot be used: {Reason}")]
    public static partial void SampleUnusable(this ILogger logger, string list, string reason);

    [LoggerMessage(2009, LogLevel.Warning, "The house list of this node cannot follow the ledger")]
    public static partial void CannotFollow(this ILogger logger, Exception exception);

    [LoggerMessage(2010, LogLevel.Warning, "The folder of the lists cannot be read")]
    public static partial void CannotFollowLibrary(this ILogger logger, Exception exception);
}
