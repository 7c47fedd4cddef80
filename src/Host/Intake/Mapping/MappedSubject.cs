using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>A person or company that an event is about.</summary>
/// <param name="Fields">What was found, with its paths.</param>
/// <param name="Form">The same, read as a lead.</param>
/// <param name="EventId">What names it at its sender, or null.</param>
internal sealed record MappedSubject(IReadOnlyList<MappedField> Fields, LeadFormResult Form, string? EventId);
