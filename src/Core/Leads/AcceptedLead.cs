namespace WorkflowConnect.Core.Leads;

/// <summary>The lead that now is, or already was, there.</summary>
public sealed record AcceptedLead(Lead Lead, Acceptance Acceptance);
