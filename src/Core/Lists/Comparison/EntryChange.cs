namespace WorkflowConnect.Core.Lists;

/// <summary>One entry before and after.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
/// <param name="Fields">What differs, at least one.</param>
public sealed record EntryChange(ListEntry Before, ListEntry After, IReadOnlyList<FieldChange> Fields);
