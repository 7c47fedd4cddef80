namespace WorkflowConnect.Storage.Model;

/// <summary>A document or activity on a record.</summary>
internal sealed class CrmLinkRow
{
    /// <summary>Text form of the record's reference.</summary>
    public required string Record { get; init; }

    /// <summary>Id of the document or activity.</summary>
    public required string ItemId { get; init; }
}
