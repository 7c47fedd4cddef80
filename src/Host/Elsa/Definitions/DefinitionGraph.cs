using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>
/// Parts of a definition by node id, also inside a workflow that it uses as an activity: what Studio loads when somebody
/// opens such an activity, or jumps into it from the journal.
/// </summary>
internal static class DefinitionGraph
{
    private const string OwnRoot = "Workflow1";
    private const int MostNested = 20;

    public static async Task<IResult> SubgraphAsync(string id, string? parentNodeId, HttpContext http, WorkflowCatalog catalog)
    {
        if (await PathAsync(id, parentNodeId, catalog, http.RequestAborted) is not { } path)
        {
            return ElsaResults.NotFound();
        }

        return DefinitionWire.Ok(await ShowAsync(path[^1], catalog, deep: true, http.RequestAborted));
    }

    public static async Task<IResult> SegmentsAsync(string id, string? childNodeId, HttpContext http, WorkflowCatalog catalog)
    {
        if (await PathAsync(id, childNodeId, catalog, http.RequestAborted) is not { } path)
        {
            return ElsaResults.NotFound();
        }

        var segments = new JsonArray();
        for (var i = 0; i + 1 < path.Count; i++)
        {
            // A container's own list is no step for who looks at the canvas; a port is.
            if (!path[i + 1].Port.Equals("activities", StringComparison.OrdinalIgnoreCase))
            {
                segments.Add(new JsonObject
                {
                    ["activityNodeId"] = path[i].Id,
                    ["activityId"] = ActivityTree.Text(path[i].Activity, "id"),
                    ["activityType"] = ActivityTree.Text(path[i].Activity, "type"),
                    ["portName"] = path[i + 1].Port,
                });
            }
        }

        var container = path.Count > 1 ? path[^2] : path[0];
        return DefinitionWire.Ok(new JsonObject
        {
            ["childNode"] = await ShowAsync(path[^1], catalog, deep: false, http.RequestAborted),
            ["container"] = await ShowAsync(container, catalog, deep: false, http.RequestAborted),
            ["pathSegments"] = segments,
        });
    }

    // From the root to the node; null when there is none. Without a node id the root is meant.
    private static async Task<List<Node>?> PathAsync(string id, string? nodeId, WorkflowCatalog catalog, CancellationToken cancellationToken)
    {
        if (await catalog.FindRowByIdAsync(id, cancellationToken) is not { } row || catalog.ToModel(row)["root"] is not JsonObject root)
        {
            return null;
        }

        var path = new List<Node> { new("Root", $"{OwnRoot}:{ActivityTree.Text(root, "id")}", root, 0) };
        while (!string.IsNullOrEmpty(nodeId) && nodeId != OwnRoot && path[^1].Id != nodeId)
        {
            var next = (await ChildrenAsync(path[^1], catalog, cancellationToken)).FirstOrDefault(child => child.Leads(nodeId));
            if (next is null)
            {
                return null;
            }

            path.Add(next);
        }

        return path;
    }

    private static async Task<IReadOnlyList<Node>> ChildrenAsync(Node node, WorkflowCatalog catalog, CancellationToken cancellationToken)
    {
        var children = ActivityTree.Children(node.Activity)
            .Select(child => new Node(child.Port, $"{node.Id}:{ActivityTree.Text(child.Activity, "id")}", child.Activity, node.Nested))
            .ToList();
        if (node.Nested < MostNested && await EmbeddedAsync(node.Activity, catalog, cancellationToken) is { } root)
        {
            children.Add(new Node("Root", $"{node.Id}:{ActivityTree.Text(root, "id")}", root, node.Nested + 1));
        }

        return children;
    }

    private static async Task<JsonObject?> EmbeddedAsync(JsonObject activity, WorkflowCatalog catalog, CancellationToken cancellationToken)
    {
        var row = ActivityTree.Text(activity, "workflowDefinitionVersionId") is { Length: > 0 } versionId
            ? await catalog.FindRowByIdAsync(versionId, cancellationToken)
            : ActivityTree.Text(activity, "workflowDefinitionId") is { Length: > 0 } definitionId
                ? await catalog.FindRowAsync(definitionId, VersionOptions.Published, cancellationToken)
                : null;
        return row is null ? null : catalog.ToModel(row)["root"] as JsonObject;
    }

    private static async Task<JsonObject> ShowAsync(Node node, WorkflowCatalog catalog, bool deep, CancellationToken cancellationToken)
    {
        var activity = node.Activity.DeepClone().AsObject();
        PutNodeIds(activity, node.Id);
        var shown = new JsonObject { ["nodeId"] = node.Id, ["port"] = node.Port, ["activity"] = activity };
        if (!deep)
        {
            return shown;
        }

        var children = new JsonArray();
        foreach (var child in await ChildrenAsync(node, catalog, cancellationToken))
        {
            var inner = await ShowAsync(child, catalog, deep: true, cancellationToken);
            if (child.Nested > node.Nested)
            {
                activity["root"] = inner["activity"]!.DeepClone();
            }

            children.Add(inner);
        }

        shown["children"] = children;
        return shown;
    }

    // Activities of another workflow carry the ids of its own graph.
    private static void PutNodeIds(JsonObject activity, string nodeId)
    {
        activity["nodeId"] = nodeId;
        foreach (var (_, child) in ActivityTree.Children(activity))
        {
            PutNodeIds(child, $"{nodeId}:{ActivityTree.Text(child, "id")}");
        }
    }

    private sealed record Node(string Port, string Id, JsonObject Activity, int Nested)
    {
        public bool Leads(string nodeId) => nodeId == Id || nodeId.StartsWith(Id + ":", StringComparison.Ordinal);
    }
}
