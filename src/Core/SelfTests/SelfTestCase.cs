using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>A party that has to be found, or must not be.</summary>
/// <param name="List">Code of the list whose entry it is; empty for one that is on none.</param>
/// <param name="Kind">What it tries.</param>
/// <param name="Party">Who is screened.</param>
/// <param name="EntryId">The entry that has to be found, or null.</param>
public sealed record SelfTestCase(string List, SelfTestKind Kind, Party Party, string? EntryId);
