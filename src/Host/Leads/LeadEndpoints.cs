using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Leads;

/// <summary>How leads stand, for those who run the product; references and states only.</summary>
internal static class LeadEndpoints
{
    private const int MostRows = 500;

    public static void MapLeads(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/leads", ListAsync)
        .RequirePermission(Permissions.ReadLeads)
        .WithTags("Leads")
        .WithSummary("Leads, newest first; before=ID pages on.");

    private static Task<LeadRow[]> ListAsync(IDatabase database, CancellationToken cancellationToken, string? before = null, int take = 100) =>
        database.ReadAsync(
            async (work, ct) =>
            {
                var rows = new List<LeadRow>();
                foreach (var lead in await work.Leads.LatestAsync(before, Math.Clamp(take, 1, MostRows), ct))
                {
                    var protocol = lead.CheckId is null ? null : await work.Protocols.FindByCheckAsync(lead.CheckId, ct);
                    rows.Add(new LeadRow(lead.Id, lead.Source, lead.Status, lead.ReceivedAt, lead.ClosedAt, lead.CheckId, protocol?.Number, lead.InstanceId));
                }

                return rows.ToArray();
            },
            cancellationToken);

    private sealed record LeadRow(
        string Id,
        string Source,
        LeadStatus Status,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? ClosedAt,
        string? CheckId,
        string? Protocol,
        string InstanceId);
}
