using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// What an activity says of the workflow that it stands for. A saved definition names one version and its content hash:
/// so its own hash, which protocols cite, covers what is inside.
/// </summary>
internal static class EmbeddedReference
{
    public const string DefinitionId = "workflowDefinitionId";
    public const string VersionId = "workflowDefinitionVersionId";

    private const string ContentHash = "workflowDefinitionContentHash";
    private const string LatestVersion = "latestAvailablePublishedVersion";
    private const string LatestVersionId = "latestAvailablePublishedVersionId";

    /// <summary>Lets every activity that stands for a workflow name its version.</summary>
    public static async ValueTask PinAsync(JsonObject root, EmbeddableWorkflows workflows, CancellationToken cancellationToken)
    {
        foreach (var activity in ActivityTree.All(root).ToList())
        {
            if (await workflows.FindAsync(activity, isPinned: false, cancellationToken) is { } workflow)
            {
                Point(activity, workflow);
            }
        }
    }

    /// <summary>Lets every activity that stands for this workflow stand for this version; false: all did.</summary>
    public static async ValueTask<bool> MoveAsync(
        JsonObject root, EmbeddableWorkflow to, EmbeddableWorkflows workflows, CancellationToken cancellationToken)
    {
        var hasMoved = false;
        foreach (var activity in ActivityTree.All(root).ToList())
        {
            var from = await workflows.FindAsync(activity, isPinned: false, cancellationToken);
            if (from?.Version.DefinitionId == to.Version.DefinitionId && from.Version.Id != to.Version.Id)
            {
                Point(activity, to);
                hasMoved = true;
            }
        }

        return hasMoved;
    }

    /// <summary>Tells a designer the type's present name, and which version is published now.</summary>
    public static void Show(JsonObject activity, EmbeddableWorkflow workflow, EmbeddableWorkflow? published)
    {
        Point(activity, workflow);
        activity[LatestVersion] = (published ?? workflow).Version.Version;
        activity[LatestVersionId] = (published ?? workflow).Version.Id;
    }

    private static void Point(JsonObject activity, EmbeddableWorkflow workflow)
    {
        activity["type"] = workflow.Descriptor.TypeName;
        activity["version"] = workflow.Version.Version;
        activity[DefinitionId] = workflow.Version.DefinitionId;
        activity[VersionId] = workflow.Version.Id;
        activity[ContentHash] = workflow.Version.ContentHash;
        activity.Remove(LatestVersion);
        activity.Remove(LatestVersionId);
    }
}
