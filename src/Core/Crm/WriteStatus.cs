namespace WorkflowConnect.Core.Crm;

/// <summary>What became of one write.</summary>
public enum WriteStatus
{
    Created,
    Updated,

    /// <summary>Everything was there already.</summary>
    Unchanged,

    /// <summary>The CRM holds it for a duplicate and wrote nothing.</summary>
    Duplicate,

    /// <summary>The record changed meanwhile; read again and decide anew.</summary>
    Conflict,

    /// <summary>The CRM will not take it, however often it is sent.</summary>
    Rejected,

    /// <summary>Nothing was written; send again later.</summary>
    Retryable,

    /// <summary>Nobody knows whether it was written: look it up by our key before anything is sent again.</summary>
    Unknown,
}
