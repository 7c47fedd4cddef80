namespace WorkflowConnect.Core.Crm;

/// <summary>Whether business with a customer is held because of a check.</summary>
public enum CrmBlock
{
    /// <summary>Nothing is held.</summary>
    None,

    /// <summary>Held as a precaution until people have decided a review.</summary>
    Pending,

    /// <summary>Refused: two persons confirmed that the party is listed.</summary>
    Refused,
}
