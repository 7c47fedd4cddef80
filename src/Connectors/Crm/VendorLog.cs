using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>Events 2160 to 2169. No address, no body, no field value: all of them name persons.</summary>
internal static partial class VendorLog
{
    [LoggerMessage(2160, LogLevel.Warning, "CRM {Connection}: {Write} ended as {Status} after {Tries} tries")]
    public static partial void NotWritten(this ILogger logger, string connection, string write, WriteStatus status, int tries);
}
