using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Protocols;

/// <summary>Protocols, newest first, with their PDFs.</summary>
[RequiredPermission(Permissions.ReadProtocols)]
internal sealed class IndexModel(IDatabase database) : PageModel
{
    public IReadOnlyList<Protocol> Protocols { get; private set; } = [];

    public Paging Paging { get; private set; } = new(null, null);

    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync((work, ct) => work.Protocols.LatestAsync(before, Paging.Size + 1, ct), cancellationToken);
        Protocols = [.. found.Take(Paging.Size)];
        Paging = Paging.Before("/console/protocols", before, Protocols is [.., var last] ? last.Number : null, found.Count > Paging.Size);
    }
}
