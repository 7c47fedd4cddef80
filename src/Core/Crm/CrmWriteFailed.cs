namespace WorkflowConnect.Core.Crm;

/// <summary>A write that did not happen, or of which nobody knows; the caller tries again with the same key.</summary>
public sealed class CrmWriteFailed : IOException
{
    public CrmWriteFailed(string action, WriteOutcome outcome)
        : base($"The CRM write {action} ended as {outcome.Status}.") => Outcome = outcome;

    public WriteOutcome Outcome { get; }
}
