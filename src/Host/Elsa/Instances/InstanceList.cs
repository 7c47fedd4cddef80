using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Lists of instances.</summary>
internal static class InstanceList
{
    public static async Task<IResult> PostAsync(HttpRequest http, IWorkflowInstanceStore store, DefinitionVersions versions, CancellationToken cancellationToken) =>
        await ListAsync(await ElsaBody.ReadAsync<InstanceListRequest>(http, cancellationToken), store, versions, cancellationToken);

    public static async Task<IResult> GetAsync(HttpRequest http, IWorkflowInstanceStore store, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var query = http.Query;
        return await ListAsync(
            new InstanceListRequest
            {
                Page = Number("page"),
                PageSize = Number("pageSize"),
                SearchTerm = query["searchTerm"],
                DefinitionId = query["definitionId"],
                DefinitionIds = [.. query["definitionIds"].OfType<string>()],
                CorrelationId = query["correlationId"],
                Version = Number("version"),
                HasIncidents = bool.TryParse(query["hasIncidents"], out var incidents) ? incidents : null,
                IsSystem = bool.TryParse(query["isSystem"], out var system) ? system : null,
                Statuses = [.. query["statuses"].Concat(query["status"]).Where(name => Enum.TryParse<WorkflowStatus>(name, ignoreCase: true, out _)).Select(name => Enum.Parse<WorkflowStatus>(name!, ignoreCase: true))],
                SubStatuses = [.. query["subStatuses"].Concat(query["subStatus"]).OfType<string>().Where(name => name.Length > 0)],
                OrderBy = query["orderBy"],
                OrderDirection = query["orderDirection"],
            },
            store,
            versions,
            cancellationToken);

        int? Number(string name) => int.TryParse(query[name], out var number) ? number : null;
    }

    private static async Task<IResult> ListAsync(
        InstanceListRequest request, IWorkflowInstanceStore store, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        if (request.IsSystem == true || request.ToQuery() is not { } query)
        {
            return ElsaResults.Ok(new { items = Array.Empty<object>(), totalCount = 0 });
        }

        var page = await store.ListAsync(query, cancellationToken);
        var items = new List<InstanceBody>(page.Items.Count);
        foreach (var row in page.Items)
        {
            items.Add(InstanceBody.Of(row, await versions.IdOfAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken)));
        }

        return ElsaResults.Ok(new { items, totalCount = page.TotalCount });
    }
}
