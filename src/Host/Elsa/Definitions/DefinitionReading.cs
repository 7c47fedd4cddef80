using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Looks at definitions.</summary>
internal static class DefinitionReading
{
    public static async Task<IResult> ListAsync(HttpContext http, WorkflowCatalog catalog, DefinitionWire wire, DefinitionLinks links)
    {
        var page = await catalog.ListAsync(DefinitionQuery.Of(http.Request.Query), http.RequestAborted);
        return DefinitionWire.Ok(new JsonObject
        {
            ["items"] = new JsonArray([.. page.Items.Select(item => wire.Summary(http, item))]),
            ["totalCount"] = page.TotalCount,
            ["links"] = links.OfList(http),
        });
    }

    public static async Task<IResult> ByDefinitionIdAsync(string definitionId, HttpContext http, WorkflowCatalog catalog, DefinitionWire wire) =>
        Found(http, wire, await catalog.FindRowAsync(definitionId, DefinitionQuery.VersionOf(http.Request.Query, VersionOptions.Latest), http.RequestAborted));

    public static async Task<IResult> ByIdAsync(string id, HttpContext http, WorkflowCatalog catalog, DefinitionWire wire) =>
        Found(http, wire, await catalog.FindRowByIdAsync(id, http.RequestAborted));

    public static async Task<IResult> ManyByIdAsync(HttpContext http, WorkflowCatalog catalog, DefinitionWire wire)
    {
        var items = new List<JsonNode>();
        foreach (var id in DefinitionQuery.Texts(http.Request.Query["ids"]) ?? [])
        {
            if (await catalog.FindRowByIdAsync(id, http.RequestAborted) is { } row)
            {
                items.Add(wire.Full(http, row));
            }
        }

        return DefinitionWire.Ok(DefinitionWire.Items(items));
    }

    public static async Task<IResult> ConsumersAsync(string definitionId, HttpContext http, WorkflowCatalog catalog) =>
        DefinitionWire.Ok(new JsonObject
        {
            ["consumingWorkflowDefinitionIds"] = new JsonArray([.. await catalog.ListConsumersAsync(definitionId, http.RequestAborted)]),
        });

    public static async Task<IResult> VersionsAsync(string definitionId, HttpContext http, WorkflowCatalog catalog)
    {
        var query = new WorkflowDefinitionQuery { DefinitionIds = [definitionId], Order = WorkflowDefinitionOrder.Version, IsDescending = true };
        var versions = new JsonArray();
        foreach (var item in (await catalog.ListAsync(query, http.RequestAborted)).Items)
        {
            if (await catalog.FindRowByIdAsync(item.Id, http.RequestAborted) is { } row)
            {
                var model = WorkflowCatalog.ToStoredModel(row);
                model["materializerName"] = "Json";
                model["stringData"] = model["root"]?.ToJsonString(ElsaJson.Options);
                model.Remove("root");
                versions.Add(model);
            }
        }

        return DefinitionWire.Ok(versions);
    }

    public static async Task<IResult> CountAsync(HttpContext http, WorkflowCatalog catalog)
    {
        var query = new WorkflowDefinitionQuery { Version = DefinitionQuery.VersionOf(http.Request.Query, VersionOptions.Latest), Take = 0 };
        return DefinitionWire.Ok(new JsonObject { ["count"] = (await catalog.ListAsync(query, http.RequestAborted)).TotalCount });
    }

    public static async Task<IResult> IsNameUniqueAsync(HttpContext http, WorkflowCatalog catalog)
    {
        var (name, definitionId) = (http.Request.Query["name"].ToString().Trim(), http.Request.Query["definitionId"].ToString());
        var others = (await catalog.ListAsync(new WorkflowDefinitionQuery { Name = name, Version = VersionOptions.LatestOrPublished }, http.RequestAborted)).Items;
        return DefinitionWire.Ok(new JsonObject { ["isUnique"] = others.All(other => other.DefinitionId == definitionId) });
    }

    private static IResult Found(HttpContext http, DefinitionWire wire, WorkflowDefinitionRow? row) =>
        row is null ? ElsaResults.NotFound() : DefinitionWire.Ok(wire.Full(http, row));
}
