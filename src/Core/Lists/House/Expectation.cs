namespace WorkflowConnect.Core.Lists;

/// <summary>How it stands with a house entry that is expected on a publisher's list.</summary>
/// <param name="Entry">The house entry.</param>
/// <param name="List">Code of the list.</param>
/// <param name="Since">The day on which it was entered; null where the entry does not say.</param>
/// <param name="Arrived">The publisher's entry, once it is there; the house entry can then be removed.</param>
public sealed record Expectation(HouseEntry Entry, string List, DateOnly? Since, ListEntry? Arrived);
