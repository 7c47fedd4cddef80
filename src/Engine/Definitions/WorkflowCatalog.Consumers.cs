using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>Definitions that use others as activities.</summary>
public sealed partial class WorkflowCatalog
{
    /// <summary>The published and formerly published versions of workflows that others may use, as activity types; another list after a change.</summary>
    public IReadOnlyList<ActivityDescriptor> WorkflowsAsActivities => embeddable.ActivityTypes;

    /// <summary>Ids of the definitions whose latest version uses this one as an activity, in order.</summary>
    public async ValueTask<IReadOnlyList<string>> ListConsumersAsync(string definitionId, CancellationToken cancellationToken = default) =>
        [.. (await ConsumersAsync(definitionId, cancellationToken)).Select(row => row.DefinitionId)];

    /// <summary>
    /// Brings the workflows that use this one as an activity to its published version, and returns their names. What was
    /// published is published again; where that is refused, the change waits as a draft.
    /// </summary>
    public async ValueTask<IReadOnlyList<string>> UpdateConsumersAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        await RefreshAsync(cancellationToken);
        var updated = new List<string>();
        if (embeddable.Published(definitionId) is not { } published)
        {
            return updated;
        }

        foreach (var row in await ConsumersAsync(definitionId, cancellationToken))
        {
            var model = ToStoredModel(row);
            if (row.IsReadonly || row.IsSystem || !await EmbeddedReference.MoveAsync((JsonObject)model["root"]!, published, embeddable, cancellationToken))
            {
                continue;
            }

            try
            {
                await SaveAsync(model, row.IsPublished, cancellationToken);
            }
            catch (InvalidDefinitionException error) when (row.IsPublished)
            {
                EngineLog.ConsumerNotPublished(logger, row.DefinitionId, definitionId, error.Errors.Count);
                await SaveAsync(model, publish: false, cancellationToken);
            }

            updated.Add(row.Name);
        }

        return updated;
    }

    private async ValueTask<DefinitionSaved> WithConsumersAsync(DefinitionSaved saved, CancellationToken cancellationToken)
    {
        if (!saved.Row.UsableAsActivity || saved.WasPublished || ToStoredModel(saved.Row)["options"] is not JsonObject settings
            || !ActivityTree.Flag(settings, "autoUpdateConsumingWorkflows"))
        {
            return saved;
        }

        return saved with { UpdatedConsumers = await UpdateConsumersAsync(saved.Row.DefinitionId, cancellationToken) };
    }

    private async ValueTask<IReadOnlyList<WorkflowDefinitionRow>> ConsumersAsync(string definitionId, CancellationToken cancellationToken)
    {
        var consumers = new List<WorkflowDefinitionRow>();
        foreach (var row in await MentioningAsync(definitionId, VersionOptions.Latest, cancellationToken))
        {
            if (row.DefinitionId != definitionId && ToStoredModel(row)["root"] is JsonObject root
                && ActivityTree.All(root).Any(activity => ActivityTree.Text(activity, EmbeddedReference.DefinitionId) == definitionId))
            {
                consumers.Add(row);
            }
        }

        return consumers;
    }

    // A deleted version would be missing in what runs, and in the evidence of what ran.
    private async ValueTask RequireUnusedAsync(IReadOnlyList<WorkflowDefinitionSummary> removed, CancellationToken cancellationToken)
    {
        foreach (var version in removed.Where(version => version is { UsableAsActivity: true, IsFrozen: true }))
        {
            var users = (await MentioningAsync(version.Id, versions: null, cancellationToken))
                .Where(row => row.DefinitionId != version.DefinitionId).Select(row => $"'{row.Name}'").Distinct(StringComparer.Ordinal).ToList();
            if (users.Count > 0)
            {
                throw DefinitionModel.Invalid("", $"Version {version.Version} of '{version.Name}' is used as an activity by {string.Join(", ", users)}. Delete those first, or keep it.");
            }
        }
    }

    private async ValueTask<IReadOnlyList<WorkflowDefinitionRow>> MentioningAsync(string text, VersionOptions? versions, CancellationToken cancellationToken)
    {
        var query = new WorkflowDefinitionQuery { Version = versions, JsonContains = DefinitionModel.Write(JsonValue.Create(text)) };
        var rows = new List<WorkflowDefinitionRow>();
        foreach (var item in (await store.ListAsync(query, cancellationToken)).Items.OrderBy(item => item.DefinitionId, StringComparer.Ordinal))
        {
            if (await store.FindByIdAsync(item.Id, cancellationToken) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
