using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Storage.Model;

/// <summary>A record of the built-in CRM; the fields as one JSON text, beside it what is searched and sorted by.</summary>
internal sealed class CrmRecordRow
{
    public required string Id { get; init; }

    public required RecordKind Kind { get; init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public string? CompanyId { get; init; }

    /// <summary>Name of the connection that the record was written under, so that its reference reads back the same.</summary>
    public string Connection { get; init; } = string.Empty;

    public string? Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? LastScreenedAt { get; init; }

    public string? LastScreeningOutcome { get; init; }

    public string? LastProtocolNumber { get; init; }

    public CrmBlock? Block { get; init; }

    /// <summary>Folded name, to sort by.</summary>
    public required string SortName { get; init; }

    /// <summary>Folded name and lower-case e-mail, to search in.</summary>
    public required string SearchText { get; init; }
}
