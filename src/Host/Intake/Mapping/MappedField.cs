namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>A field of a lead with its values.</summary>
/// <param name="Field">Its name in docs/intake.md.</param>
/// <param name="From">The path it was found at, or null for a constant.</param>
/// <param name="Values">As sent.</param>
internal sealed record MappedField(string Field, string? From, IReadOnlyList<string> Values);
