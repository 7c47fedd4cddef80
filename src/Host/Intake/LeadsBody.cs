namespace WorkflowConnect.Host.Intake;

/// <summary>The leads of one event, such as the participants of an order.</summary>
internal sealed record LeadsBody(IReadOnlyList<LeadStatusBody> Leads);
