namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>What became of putting a person on a list.</summary>
/// <param name="Refusal">As in <see cref="ListState.Refusal"/>: the tool knew more than it had shown.</param>
/// <param name="IsAsked">The tool asks the person by e-mail to confirm.</param>
internal sealed record ListAddition(string? Refusal, bool IsAsked);
