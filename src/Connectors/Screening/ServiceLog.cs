using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>Events 2150 to 2159. No address with a query, no answer: both name persons.</summary>
internal static partial class ServiceLog
{
    [LoggerMessage(2150, LogLevel.Warning, "Screening service {Service}: {Problem}; {Parties} parties are not screened")]
    public static partial void NotAnswered(this ILogger logger, string service, string problem, int parties);

    [LoggerMessage(2151, LogLevel.Information, "Screening service {Service}: try {Attempt} failed ({Problem}), again in {Delay}")]
    public static partial void Retrying(this ILogger logger, string service, int attempt, string problem, TimeSpan delay);
}
