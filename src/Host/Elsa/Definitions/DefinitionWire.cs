using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Definitions as the API shows them.</summary>
internal sealed class DefinitionWire(DefinitionLinks links, WorkflowCatalog catalog)
{
    /// <summary>The whole definition with links; activities that are not installed stand behind a placeholder.</summary>
    public JsonObject Full(HttpContext http, WorkflowDefinitionRow row)
    {
        var model = catalog.ToModel(row);
        model["links"] = links.Of(http, row.DefinitionId, row.IsReadonly);
        return model;
    }

    /// <summary>What a file holds: everything as it was saved.</summary>
    public static JsonObject File(WorkflowDefinitionRow row)
    {
        var model = new JsonObject { ["$schema"] = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json" };
        foreach (var (name, value) in WorkflowCatalog.ToStoredModel(row))
        {
            model[name] = value?.DeepClone();
        }

        return model;
    }

    /// <summary>A row of the list.</summary>
    public JsonObject Summary(HttpContext http, WorkflowDefinitionSummary item)
    {
        var row = new JsonObject
        {
            ["links"] = links.Of(http, item.DefinitionId, item.IsReadonly),
            ["isMaterializerAvailable"] = true,
            ["id"] = item.Id,
            ["definitionId"] = item.DefinitionId,
            ["name"] = item.Name,
            ["version"] = item.Version,
            ["isLatest"] = item.IsLatest,
            ["isPublished"] = item.IsPublished,
            ["materializerName"] = "Json",
            ["createdAt"] = item.CreatedAt,
            ["isReadonly"] = item.IsReadonly,
        };
        AddUnlessNull(row, "description", item.Description);
        AddUnlessNull(row, "toolVersion", item.ToolVersion);
        return row;
    }

    /// <summary>The answer to a save or a publication.</summary>
    public JsonObject Saved(HttpContext http, DefinitionSaved saved, bool alreadyPublished = false) => new()
    {
        ["workflowDefinition"] = Full(http, saved.Row),
        ["alreadyPublished"] = alreadyPublished,
        ["consumingWorkflowCount"] = saved.UpdatedConsumers.Count,
        ["validationErrors"] = new JsonArray(),
    };

    /// <summary>Items and their number, as plain lists come.</summary>
    public static JsonObject Items(IEnumerable<JsonNode> items)
    {
        var list = new JsonArray([.. items]);
        return new JsonObject { ["items"] = list, ["count"] = list.Count };
    }

    public static IResult Ok(JsonNode body) => Results.Text(body.ToJsonString(ElsaJson.Options), "application/json; charset=utf-8");

    private static void AddUnlessNull(JsonObject row, string name, string? value)
    {
        if (value is not null)
        {
            row[name] = value;
        }
    }
}
