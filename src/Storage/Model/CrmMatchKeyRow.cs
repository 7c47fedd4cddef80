using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Storage.Model;

/// <summary>One key by which a record is found again.</summary>
internal sealed class CrmMatchKeyRow
{
    public required RecordKind Kind { get; init; }

    public required string Key { get; init; }

    public required string RecordId { get; init; }
}
