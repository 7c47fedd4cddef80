namespace WorkflowConnect.Core.Rescreening;

/// <summary>A customer that was not known before, with the lists of the check that made it known.</summary>
/// <param name="Record">Reference of the CRM record.</param>
/// <param name="Lists">As <c>list@sha256</c>.</param>
public sealed record NewlyKnown(string Record, IReadOnlyList<string> Lists);
