using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Storage.Model;

/// <summary>The outcome that an idempotency key had.</summary>
internal sealed class CrmReceiptRow
{
    public required string IdempotencyKey { get; init; }

    public required WriteOutcome Outcome { get; init; }
}
