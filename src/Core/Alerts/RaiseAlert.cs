using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Alerts;

/// <summary>Tells the compliance officer, by ledger and log, that something needs a person. References only.</summary>
public sealed partial class RaiseAlert(IDatabase database, IIdSource ids, ILogger<RaiseAlert> logger)
{
    /// <param name="code">What it is about: <c>hit</c>, <c>not-screened</c>, <c>unusable-lead</c>, …</param>
    /// <param name="reference">The check or lead.</param>
    /// <param name="key">The same key alerts once.</param>
    /// <param name="cancellationToken">Honoured until the write has begun.</param>
    public async Task RunAsync(string code, string reference, string key, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            (work, ct) => work.Ledger.AppendAsync(
                new LedgerDraft
                {
                    Kind = "alert",
                    Key = $"alert:{key}",
                    Reference = reference,
                    Payload = new JsonObject { ["nonce"] = ids.NewId(), ["code"] = code, ["reference"] = reference },
                },
                ct),
            cancellationToken);
        Alerted(logger, code, reference);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Alert {Code}: {Reference} needs a person.")]
    private static partial void Alerted(ILogger logger, string code, string reference);
}
