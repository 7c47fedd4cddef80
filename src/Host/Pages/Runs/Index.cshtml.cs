using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Runs;

/// <summary>Workflow runs, newest first.</summary>
[RequiredPermission(Permissions.ReadInstances)]
internal sealed class IndexModel(IWorkflowInstanceStore store) : PageModel
{
    public IReadOnlyList<WorkflowInstanceRow> Runs { get; private set; } = [];

    /// <summary><c>all</c>, <c>incidents</c> or <c>stopped</c>.</summary>
    public string Show { get; private set; } = "all";

    public Paging Paging { get; private set; } = new(null, null);

    public async Task OnGetAsync(string? show, int skip, CancellationToken cancellationToken)
    {
        Show = show is "incidents" or "stopped" ? show : "all";
        skip = Math.Max(skip, 0);
        var page = await store.ListAsync(
            new WorkflowInstanceQuery
            {
                HasIncidents = Show == "incidents" ? true : null,
                SubStatus = Show == "stopped" ? WorkflowSubStatus.Faulted : null,
                Skip = skip,
                Take = Paging.Size,
            },
            cancellationToken);
        Runs = page.Items;
        Paging = Paging.Skip($"/console/runs?show={Show}", skip, (long)skip + Runs.Count < page.TotalCount);
    }
}
