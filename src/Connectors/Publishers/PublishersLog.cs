using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>Log messages of the publishers' connector; events 2100 to 2199.</summary>
internal static partial class PublishersLog
{
    [LoggerMessage(2100, LogLevel.Warning, "List {List}: attempt {Attempt} failed, again in {Delay}: {Reason}")]
    public static partial void Retrying(this ILogger logger, string list, int attempt, TimeSpan delay, string reason);
}
