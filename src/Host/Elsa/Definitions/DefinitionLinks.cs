using System.Text.Json.Nodes;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>What a caller may do with definitions, as links: Studio is read-only where one is missing.</summary>
internal sealed class DefinitionLinks(IAccessView access)
{
    /// <summary>Links of one definition.</summary>
    public JsonArray Of(HttpContext http, string definitionId, bool isReadonly)
    {
        var path = $"/workflow-definitions/{definitionId}";
        var links = new JsonArray(
            Link(path, "self", "GET"),
            Link($"/workflow-definitions/by-definition-id/{definitionId}", "self", "GET"),
            Link($"{path}/versions", "versions", "GET"));
        Add(Permissions.ExecuteDefinitions, Link($"{path}/bulk-dispatch", "bulk-dispatch", "POST"), Link($"{path}/dispatch", "dispatch", "POST"), Link($"{path}/execute", "execute", "POST"));
        Add(Permissions.ReadDefinitions, Link($"{path}/export", "export", "POST"));
        if (isReadonly)
        {
            return links;
        }

        Add(Permissions.PublishDefinitions, Link($"{path}/publish", "publish", "POST"));
        Add(Permissions.RetractDefinitions, Link($"{path}/retract", "retract", "POST"));
        Add(Permissions.DeleteDefinitions, Link(path, "delete", "DELETE"));
        Add(Permissions.WriteDefinitions, Link($"{path}/import", "import", "PUT"));
        Add(Permissions.PublishDefinitions, Link($"{path}/update-references", "update-references", "POST"));
        return links;

        void Add(string permission, params JsonObject[] offered)
        {
            if (access.May(http, permission))
            {
                Array.ForEach(offered, links.Add);
            }
        }
    }

    /// <summary>Links of the list.</summary>
    public JsonArray OfList(HttpContext http)
    {
        var links = new JsonArray(
            Link("/workflow-definitions", "self", "GET"),
            Link("/workflow-definitions/validation/is-name-unique", "is-name-unique", "GET"),
            Link("/workflow-definitions/query/count", "count", "GET"),
            Link("/workflow-definitions/many-by-id", "many-by-id", "GET"));
        Add(Permissions.DeleteDefinitions, "/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id");
        Add(Permissions.DeleteDefinitions, "/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id");
        Add(Permissions.PublishDefinitions, "/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish");
        Add(Permissions.RetractDefinitions, "/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract");
        Add(Permissions.WriteDefinitions, "/workflow-definitions/import", "import");
        Add(Permissions.WriteDefinitions, "/workflow-definitions/import-files", "import-files");
        Add(Permissions.WriteDefinitions, "/workflow-definitions", "create");
        return links;

        void Add(string permission, string href, string rel)
        {
            if (access.May(http, permission))
            {
                links.Add(Link(href, rel, "POST"));
            }
        }
    }

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
