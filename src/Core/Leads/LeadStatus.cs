namespace WorkflowConnect.Core.Leads;

/// <summary>How far a lead has come.</summary>
public enum LeadStatus
{
    /// <summary>Durable here, not finished yet.</summary>
    Received,

    /// <summary>Waits for a person's decision; nothing is in the CRM.</summary>
    InReview,

    /// <summary>Cleared and written to the CRM.</summary>
    Completed,

    /// <summary>Refused: a hit, or a review that confirmed one. Only the evidence is kept.</summary>
    Refused,

    /// <summary>Could not be screened yet; tried again later. Never counts as clear.</summary>
    NotScreened,

    /// <summary>Cannot be used: no name that could be checked.</summary>
    Unusable,
}
