using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>What a connected CRM did not do, as its classifier understands the answer.</summary>
/// <param name="status">Never one that is done.</param>
/// <param name="message">What to do about it, in words without personal data: never a part of the answer.</param>
/// <param name="retryAfter">How long the CRM wants to be left alone, if it says so.</param>
/// <param name="inner">What was thrown, or null.</param>
internal sealed class VendorTrouble(WriteStatus status, string message, TimeSpan? retryAfter = null, Exception? inner = null) : IOException(message, inner)
{
    public WriteStatus Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The CRM's ids of records that it takes for the same; with <see cref="WriteStatus.Duplicate"/>.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

    /// <summary>The port's fields whose values the CRM does not take, with <see cref="WriteStatus.Rejected"/>: the rest may be written without them.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    public WriteOutcome ToOutcome(RecordRef? record = null) => new() { Status = Status, Record = record, Message = Message, RetryAfter = RetryAfter };
}
