using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>Which definitions use others as activities.</summary>
public sealed partial class WorkflowCatalog
{
    /// <summary>Ids of the definitions whose latest version uses this one as an activity, in order.</summary>
    public async ValueTask<IReadOnlyList<string>> ListConsumersAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        var consumers = new List<string>();
        foreach (var item in (await store.ListAsync(new WorkflowDefinitionQuery { Version = VersionOptions.Latest }, cancellationToken)).Items)
        {
            if (await store.FindByIdAsync(item.Id, cancellationToken) is { } row && ToStoredModel(row)["root"] is JsonObject root
                && ActivityTree.All(root).Any(activity => ActivityTree.Text(activity, "workflowDefinitionId") == definitionId))
            {
                consumers.Add(item.DefinitionId);
            }
        }

        consumers.Sort(StringComparer.Ordinal);
        return consumers;
    }
}
