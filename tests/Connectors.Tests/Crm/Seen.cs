using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <param name="Kind">Company or contact.</param>
/// <param name="Id">The CRM's.</param>
/// <param name="Company">Id of a contact's company, or null.</param>
/// <param name="Values">What stands in it, by the CRM's own field names.</param>
internal sealed record SeenRecord(RecordKind Kind, string Id, string? Company, IReadOnlyDictionary<string, string> Values);

/// <param name="Record">Id of the record that it is on.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SeenDocument(string Record, byte[] Content);

/// <param name="Record">Id of the record that it is on.</param>
/// <param name="Text">As it is read.</param>
/// <param name="At">When it happened, as the CRM shows it.</param>
internal sealed record SeenActivity(string Record, string Text, DateTimeOffset At);
