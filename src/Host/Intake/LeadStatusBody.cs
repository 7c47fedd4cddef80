using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake;

/// <summary>What a source is told about its lead; nothing of the person.</summary>
/// <param name="Id">Id of the lead.</param>
/// <param name="Status"><c>received</c>, <c>inReview</c>, <c>completed</c>, <c>refused</c>, <c>notScreened</c> or <c>unusable</c>. Not to be shown to the person who signed up.</param>
/// <param name="Tracking">Address to ask again.</param>
/// <param name="ReceivedAt">When it was accepted (UTC).</param>
/// <param name="ClosedAt">When it reached its end (UTC), or null.</param>
/// <param name="Replayed">True when the same lead had been accepted before.</param>
/// <param name="IgnoredFields">Names of fields that mean nothing here.</param>
internal sealed record LeadStatusBody(
    string Id,
    string Status,
    string Tracking,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ClosedAt,
    bool? Replayed,
    IReadOnlyList<string>? IgnoredFields)
{
    public static LeadStatusBody Of(Lead lead, string address, bool? replayed, IReadOnlyList<string> ignored) => new(
        lead.Id,
        DomainJson.Word(lead.Status),
        address,
        lead.ReceivedAt,
        lead.ClosedAt,
        replayed,
        ignored.Count == 0 ? null : ignored);
}
