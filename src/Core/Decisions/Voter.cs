namespace WorkflowConnect.Core.Decisions;

/// <summary>The signed-in user who votes.</summary>
/// <param name="UserId">By this, persons are told apart.</param>
/// <param name="Name">As it stands on the vote and in the protocol.</param>
public sealed record Voter(string UserId, string Name);
