using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake;

/// <summary>A lead as it was sent, ready to be accepted.</summary>
/// <param name="Data">What was read.</param>
/// <param name="Key">What makes another sending a replay, or null: the content.</param>
/// <param name="ContentSha256">Of the content; of the key where the sender's event id is the key.</param>
internal sealed record ReceivedLead(LeadData Data, string? Key, string ContentSha256);
