using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>Definitions as documents.</summary>
public sealed partial class WorkflowCatalog
{
    /// <summary>
    /// The whole definition as it was saved, with what the store knows better: ids, version, flags and dates, and a
    /// node id on every activity.
    /// </summary>
    public static JsonObject ToStoredModel(WorkflowDefinitionRow row)
    {
        var stored = JsonNode.Parse(row.Json, documentOptions: DefinitionModel.Parsing)!.AsObject();

        // Rows of earlier releases hold what was imported.
        DefinitionModel.Normalise(stored, () => row.Id);
        var model = new JsonObject
        {
            ["id"] = row.Id,
            ["definitionId"] = row.DefinitionId,
            ["name"] = row.Name,
            ["description"] = row.Description ?? "",
            ["createdAt"] = row.CreatedAt,
            ["version"] = row.Version,
            ["toolVersion"] = row.ToolVersion,
            ["isReadonly"] = row.IsReadonly,
            ["isSystem"] = row.IsSystem,
            ["isLatest"] = row.IsLatest,
            ["isPublished"] = row.IsPublished,
        };
        if (row.ToolVersion is null)
        {
            model.Remove("toolVersion");
        }

        foreach (var (name, value) in stored.ToList())
        {
            if (!model.ContainsKey(name))
            {
                stored.Remove(name);
                model[name] = value;
            }
        }

        return model;
    }

    /// <summary>The same for a designer: what is not installed stands behind a placeholder, so that the canvas is not empty.</summary>
    public JsonObject ToModel(WorkflowDefinitionRow row)
    {
        var model = ToStoredModel(row);
        if (model["root"] is JsonObject root)
        {
            MissingActivities.Hide(root, (type, version) => reader.Registry.Find(type, version)?.Version, ShowEmbedded);
        }

        return model;
    }

    private bool ShowEmbedded(JsonObject activity)
    {
        if (embeddable.FindLoaded(activity, isPinned: true) is not { } workflow)
        {
            return false;
        }

        EmbeddedReference.Show(activity, workflow, embeddable.Published(workflow.Version.DefinitionId));
        return true;
    }
}
