using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>Makes drafts of what comes in.</summary>
internal static class DefinitionDrafts
{
    private const int LongestId = 200;

    /// <summary>From a designer: it decides neither version nor flags.</summary>
    public static DefinitionDraft FromDesigner(JsonObject model, IWorkflowIdSource ids, WorkflowEngineOptions options)
    {
        var errors = new List<DefinitionError>();
        var id = ActivityTree.Text(model, "definitionId")?.Trim();
        if (string.IsNullOrEmpty(id))
        {
            id = ids.NewVersionId();
        }

        // The id is part of addresses.
        if (id.Length > LongestId || id.Any(c => char.IsControl(c) || c is '/' or '\\'))
        {
            errors.Add(new DefinitionError("definitionId", $"The id may have up to {LongestId} characters, and no slash or control character."));
        }

        model["definitionId"] = id;
        model.Remove("isReadonly");
        model.Remove("isSystem");
        var draft = Draft(model, id);
        if (Encoding.UTF8.GetByteCount(draft.Json) > options.MaxDefinitionBytes)
        {
            errors.Add(new DefinitionError("", $"The definition has more than the {options.MaxDefinitionBytes:N0} bytes allowed. Split it, or raise MaxDefinitionBytes."));
        }

        return errors.Count == 0 ? draft : throw new InvalidDefinitionException(errors);
    }

    /// <summary>From a file, which may be read-only or a part of the product, and asks for a version.</summary>
    public static DefinitionDraft FromFile(JsonObject model, WorkflowDefinition definition) => Draft(model, definition.DefinitionId) with
    {
        IsReadonly = ActivityTree.Flag(model, "isReadonly"),
        IsSystem = ActivityTree.Flag(model, "isSystem"),
        RequestedVersion = definition.Version,
    };

    private static DefinitionDraft Draft(JsonObject model, string definitionId)
    {
        var json = DefinitionModel.Write(model);
        var name = ActivityTree.Text(model, "name");
        return new DefinitionDraft
        {
            DefinitionId = definitionId,
            Name = string.IsNullOrWhiteSpace(name) ? definitionId : name,
            Description = ActivityTree.Text(model, "description"),
            ToolVersion = ActivityTree.Text(model, "toolVersion"),
            ContentHash = CanonicalHash.Of(json),
            UsableAsActivity = ActivityTree.Flag(model["options"] as JsonObject, "usableAsActivity"),
            Json = json,
        };
    }
}
