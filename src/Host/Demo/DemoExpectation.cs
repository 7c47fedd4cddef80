namespace WorkflowConnect.Host.Demo;

/// <summary>How a sample lead has to end.</summary>
/// <param name="Status">Status of the lead, or null when it is refused at the door.</param>
/// <param name="Http">Status of the refusal at the door, or null.</param>
/// <param name="Company">What happened to the company in the CRM, or null for nothing.</param>
/// <param name="Contact">What happened to the contact in the CRM, or null for nothing.</param>
/// <param name="Replayed">It was recognised as sent before.</param>
/// <param name="Reviewed">Two persons decided on it.</param>
internal sealed record DemoExpectation(string? Status, int? Http, string? Company, string? Contact, bool Replayed, bool Reviewed);
