using Microsoft.Extensions.Options;
using WorkflowConnect.Activities.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Activities;
using WorkflowConnect.Host.Intake;

namespace WorkflowConnect.Host.Workflows;

/// <summary>What the product starts in the engine: leads, decided reviews, re-screenings. Only references go in.</summary>
internal sealed class WorkflowStarts(WorkflowRuntime runtime, WorkflowCatalog catalog, IOptions<IntakeOptions> intake) : ILeadTriggers
{
    public const string RescreeningDefinition = "rescreen-customers";
    public const string ListChangeDefinition = "rescreen-list-change";

    public bool Handles(string source) => TriggerOf(source) is not null;

    /// <summary>Runs a lead's workflow; a second start of the same lead does nothing.</summary>
    public async Task StartLeadAsync(Lead lead, CancellationToken cancellationToken)
    {
        var trigger = TriggerOf(lead.Source)
            ?? throw new WorkflowNotFoundException(lead.Source, null);
        await runtime.StartAsync(
            new StartWorkflow
            {
                DefinitionId = trigger.DefinitionId,
                TriggerActivityId = trigger.ActivityId,
                InstanceId = lead.InstanceId,
                CorrelationId = lead.Id,
                Input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["leadId"] = lead.Id },
            },
            cancellationToken);
    }

    /// <summary>True when a workflow was waiting for the review and went on.</summary>
    public async Task<bool> ResumeReviewAsync(string reviewId, CancellationToken cancellationToken) =>
        (await runtime.ResumeAsync(OpenReviewActivity.BookmarkName, new ReviewStimulus(reviewId), cancellationToken: cancellationToken)).WasFound;

    /// <summary>Begins a re-screening of customers last checked at least so many days ago, outside of its schedule.</summary>
    public async Task<WorkflowRunState> RescreenAsync(int intervalDays, string instanceId, CancellationToken cancellationToken) =>
        await runtime.StartAsync(
            new StartWorkflow
            {
                DefinitionId = RescreeningDefinition,
                InstanceId = instanceId,
                TriggerActivityId = catalog.Triggers.Cron.FirstOrDefault(c => c.Trigger.DefinitionId == RescreeningDefinition)?.Trigger.ActivityId,
                Input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["intervalDays"] = intervalDays },
            },
            cancellationToken);

    /// <summary>
    /// Checks the customers whom a list change affects. The run has the change's id, so that a second start does nothing.
    /// </summary>
    /// <returns>True when this call began the run; it returns when the run waits or ends.</returns>
    public async Task<bool> RescreenListChangeAsync(string changeId, CancellationToken cancellationToken) =>
        (await runtime.StartAsync(new StartWorkflow { DefinitionId = ListChangeDefinition, InstanceId = changeId, CorrelationId = changeId }, cancellationToken)).WasCreated;

    private TriggerEntry? TriggerOf(string source) => TriggerOf(catalog, intake.Value, source);

    /// <summary>
    /// The trigger of the published workflow that begins with <c>POST /intake/{source}</c>, or, where the source's settings
    /// name a workflow, of that one; or null.
    /// </summary>
    public static TriggerEntry? TriggerOf(WorkflowCatalog catalog, IntakeOptions intake, string source)
    {
        var workflow = intake.Sources.GetValueOrDefault(source)?.Workflow;
        return catalog.Triggers.All.FirstOrDefault(trigger =>
            trigger.Payload is HttpEndpointStimulus http
            && http.Method.Equals("post", StringComparison.OrdinalIgnoreCase)
            && (workflow is { Length: > 0 }
                ? trigger.DefinitionId == workflow && http.Path.Trim('/').StartsWith("intake/", StringComparison.OrdinalIgnoreCase)
                : http.Path.Trim('/').Equals($"intake/{source}", StringComparison.OrdinalIgnoreCase)));
    }
}
