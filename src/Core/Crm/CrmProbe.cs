namespace WorkflowConnect.Core.Crm;

/// <summary>What a connected CRM is, and what it lacks.</summary>
public sealed record CrmProbe
{
    /// <summary>Product and version, such as <c>Odoo 19.0</c>.</summary>
    public required string Product { get; init; }

    /// <summary>The user whose key it is, by its login or id.</summary>
    public required string User { get; init; }

    /// <summary>The port's fields of each kind with the CRM's own, as they are mapped.</summary>
    public required IReadOnlyList<(RecordKind Kind, string Field, string Theirs)> Fields { get; init; }

    /// <summary>The port's fields that the CRM has no place for.</summary>
    public required IReadOnlyList<(RecordKind Kind, string Field)> Unmapped { get; init; }

    /// <summary>Distribution lists, by name.</summary>
    public required IReadOnlyList<string> Lists { get; init; }

    /// <summary>Nothing when all is there.</summary>
    public required IReadOnlyList<CrmMissing> Missing { get; init; }
}
