using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Runs;

/// <summary>One run with its incidents and journal; a stopped one can be retried.</summary>
[RequiredPermission(Permissions.ReadInstances)]
internal sealed class RunModel(IWorkflowInstanceStore store, WorkflowRuntime runtime, WorkflowCatalog catalog, IDatabase database) : PageModel
{
    private const int MostIncidents = 100;

    public WorkflowInstanceRow Run { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public bool IsStopped => Run.SubStatus == WorkflowSubStatus.Faulted;

    public Lead? Lead { get; private set; }

    public IReadOnlyList<IncidentRow> Incidents { get; private set; } = [];

    public IReadOnlyList<JournalRow> Journal { get; private set; } = [];

    public Paging Paging { get; private set; } = new(null, null);

    /// <summary>Key of the text that tells what became of a retry.</summary>
    [TempData]
    public string? Told { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, int skip, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } run)
        {
            return NotFound();
        }

        Run = run;
        Name = (await catalog.FindAsync(run.DefinitionId, run.DefinitionVersion, cancellationToken))?.Name ?? run.DefinitionId;
        Lead = run.CorrelationId is { } reference
            ? await database.ReadAsync((work, ct) => work.Leads.FindAsync(reference, ct), cancellationToken)
            : null;
        Incidents = await store.ListIncidentsAsync(id, 0, MostIncidents, cancellationToken);
        await ReadJournalAsync(Math.Max(skip, 0), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRetryAsync(string id, CancellationToken cancellationToken)
    {
        var result = await runtime.RetryAsync(id, cancellationToken);
        Told = result.WasFound ? "run.retry.done" : "run.retry.nothing";
        return RedirectToPage(new { id });
    }

    /// <summary>The outcomes that an entry of the journal noted.</summary>
    public static string OutcomesOf(JournalRow row)
    {
        if (row.Payload is null)
        {
            return "";
        }

        using var payload = JsonDocument.Parse(row.Payload);
        return payload.RootElement.ValueKind == JsonValueKind.Object
            && payload.RootElement.EnumerateObject().FirstOrDefault(p => p.Name.Equals("outcomes", StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.Array } outcomes
            ? string.Join(", ", outcomes.EnumerateArray().Select(outcome => outcome.ToString()))
            : "";
    }

    private async Task ReadJournalAsync(int skip, CancellationToken cancellationToken)
    {
        const int Rows = Paging.Size * 4;
        var found = await store.ListJournalAsync(Run.Id, skip, Rows + 1, cancellationToken);
        var address = $"/console/runs/{Uri.EscapeDataString(Run.Id)}";
        Journal = [.. found.Take(Rows)];
        Paging = new Paging(skip == 0 ? null : address, found.Count > Rows ? $"{address}?skip={skip + Rows}" : null);
    }
}
