namespace WorkflowConnect.Core.Crm;

/// <summary>A company or contact as read from a CRM. A blank field is absent, whatever the vendor sends for "empty".</summary>
public sealed record CrmRecord
{
    public required RecordRef Ref { get; init; }

    /// <summary>Values by <see cref="CrmFields"/>; no empty strings.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The company of a contact, or null.</summary>
    public RecordRef? Company { get; init; }

    /// <summary>The vendor's version of the record (ETag, version number), or null.</summary>
    public string? Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? LastScreenedAt { get; init; }

    /// <summary>Outcome of the last check as written to the CRM, or null.</summary>
    public string? LastScreeningOutcome { get; init; }

    public string? LastProtocolNumber { get; init; }

    /// <summary>Whether business with the party is held, as last written to the CRM.</summary>
    public CrmBlock? Block { get; init; }

    /// <summary>The contact wants no mailings at all; it is put on no list.</summary>
    public bool HasOptedOut { get; init; }
}
