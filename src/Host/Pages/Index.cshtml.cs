using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Core.SelfTests;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages;

/// <summary>The overview: how the lists stand, what waits for people, what happened last.</summary>
[RequiredPermission(Permissions.Enter)]
internal sealed class IndexModel(IDatabase database, ListStatuses statuses, SelfTestState selfTests, HouseReminders reminders, IWorkflowInstanceStore runs, KeepSecrets secrets) : PageModel
{
    /// <summary>More open reviews than this are counted no further.</summary>
    public const int MostReviews = 500;

    private const int Latest = 8;

    public IReadOnlyList<ListStatus> Lists { get; private set; } = [];

    /// <summary>The last self-test, or null before the first one.</summary>
    public SelfTestReport? SelfTest { get; private set; }

    /// <summary>House entries that are expected on a publisher's list and not there yet.</summary>
    public int Awaited { get; private set; }

    /// <summary>Secrets that end soon or have ended.</summary>
    public IReadOnlyList<Secret> EndingSecrets { get; private set; } = [];

    /// <summary>The last change of lists and whom it affected, or null.</summary>
    public ListDelta? ListChange { get; private set; }

    public int OpenReviews { get; private set; }

    public long RunsWithIncidents { get; private set; }

    public long StoppedRuns { get; private set; }

    public int Companies { get; private set; }

    public int Contacts { get; private set; }

    public IReadOnlyList<Lead> Leads { get; private set; } = [];

    public IReadOnlyList<Protocol> Protocols { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lists = statuses.All();
        SelfTest = selfTests.Last;
        Awaited = reminders.All().Count(e => e.Arrived is null);
        EndingSecrets = User.Can(Permissions.ReadSecrets) ? await secrets.EndingAsync(cancellationToken) : [];
        RunsWithIncidents = await CountAsync(new WorkflowInstanceQuery { HasIncidents = true, Take = 1 }, cancellationToken);
        StoppedRuns = await CountAsync(new WorkflowInstanceQuery { SubStatus = WorkflowSubStatus.Faulted, Take = 1 }, cancellationToken);
        await database.ReadAsync(
            async (work, ct) =>
            {
                ListChange = await work.ListDeltas.LastChangeAsync(ct);
                OpenReviews = (await work.Reviews.ListAsync(open: true, beforeId: null, MostReviews, ct)).Count;
                Companies = await work.Crm.CountAsync(RecordKind.Company, ct);
                Contacts = await work.Crm.CountAsync(RecordKind.Contact, ct);
                Leads = await work.Leads.LatestAsync(beforeId: null, Latest, ct);
                Protocols = await work.Protocols.LatestAsync(beforeNumber: null, Latest, ct);
                return true;
            },
            cancellationToken);
    }

    private async Task<long> CountAsync(WorkflowInstanceQuery query, CancellationToken cancellationToken) =>
        (await runs.ListAsync(query, cancellationToken)).TotalCount;
}
