using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Screening;

/// <summary>A party as it was sent, with the sender's own reference.</summary>
internal sealed record SentParty(string? Reference, Party Party);
