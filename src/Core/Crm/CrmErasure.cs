namespace WorkflowConnect.Core.Crm;

/// <summary>What became of the erasure of a record: read back, not assumed.</summary>
/// <param name="IsErased">No personal field of the record holds anything any more.</param>
/// <param name="Done">What was erased or removed, in words without personal data.</param>
/// <param name="Remains">What still may hold personal data, and who can remove it.</param>
public sealed record CrmErasure(bool IsErased, IReadOnlyList<string> Done, IReadOnlyList<string> Remains);
