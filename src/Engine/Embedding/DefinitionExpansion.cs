using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// Puts the workflows that a definition uses as activities into its JSON, so that the compiler and every check see one
/// graph. Ids of what is inside get the id of the activity around it in front.
/// </summary>
internal sealed class DefinitionExpansion(IWorkflowDefinitionStore store, EmbeddableWorkflows workflows)
{
    /// <summary>Of an activity: the workflow that it stands for.</summary>
    public const string Inside = "embeddedWorkflow";

    /// <summary>Of an activity inside: its id in its own definition.</summary>
    public const string OwnId = "idInDefinition";

    private const int MostNested = 20;
    private const int Most = 1_000;

    private static readonly string[] Kept = ["name", "description", "options", "variables", "inputs", "outputs", "outcomes", "customProperties", "root"];

    /// <summary>The JSON with everything inside; null when it uses no workflow as an activity.</summary>
    public async ValueTask<string?> ExpandAsync(
        string json, string definitionId, bool isStored, DefinitionErrors errors, CancellationToken cancellationToken)
    {
        // The common case costs a search.
        if (isStored && !json.Contains(EmbeddedReference.DefinitionId, StringComparison.Ordinal))
        {
            return null;
        }

        if (JsonNode.Parse(json, documentOptions: DefinitionModel.Parsing) is not JsonObject model || model["root"] is not JsonObject root)
        {
            return null;
        }

        var work = new Work(isStored, errors);
        var name = ActivityTree.Text(model, "name") ?? definitionId;
        await ExpandAsync(root, [(definitionId, name)], "", work, cancellationToken);
        if (work.Count == 0)
        {
            return null;
        }

        try
        {
            return DefinitionModel.WriteExpanded(model);
        }
        catch (InvalidOperationException)
        {
            errors.Add("root", "With the workflows that it uses as activities, the definition is nested too deeply. Use fewer inside each other.");
            return null;
        }
    }

    private async ValueTask ExpandAsync(
        JsonObject root, IReadOnlyList<(string Id, string Name)> around, string prefix, Work work, CancellationToken cancellationToken)
    {
        foreach (var activity in ActivityTree.All(root).ToList())
        {
            activity.Remove(Inside);
            activity.Remove(OwnId);
            var isPinned = work.IsStored || around.Count > 1;
            var id = ActivityTree.Text(activity, "id") ?? "";
            var where = $"activity '{prefix}{id}'";
            if (await workflows.FindAsync(activity, isPinned, cancellationToken) is { } workflow)
            {
                if (await OpenAsync(workflow, around, prefix + id, where, work, cancellationToken) is { } inside)
                {
                    PutIdsBelow((JsonObject)inside["root"]!, id);
                    activity[Inside] = inside;
                    work.Count++;
                }
            }
            else if (ActivityTree.Text(activity, EmbeddedReference.VersionId) is not null && ActivityTree.Text(activity, "type") is { } type)
            {
                work.Errors.Add(where,
                    $"It stands for version {ActivityTree.VersionOf(activity)} of the workflow '{type}', which is not there or may not be used as an activity. Publish that workflow with 'usable as activity', or replace the activity.");
            }
        }
    }

    private async ValueTask<JsonObject?> OpenAsync(
        EmbeddableWorkflow workflow, IReadOnlyList<(string Id, string Name)> around, string id, string where, Work work, CancellationToken cancellationToken)
    {
        if (around.Any(item => item.Id == workflow.Version.DefinitionId))
        {
            work.Errors.Add(where, $"The workflow '{workflow.Version.Name}' would run inside itself: {string.Join(" → ", around.Select(item => item.Name).Append(workflow.Version.Name))}. Start it with DispatchWorkflow instead.");
            return null;
        }

        if (around.Count > MostNested || work.Opened++ > Most)
        {
            work.Errors.Add(where, $"More than {MostNested} workflows are used inside each other, or more than {Most:N0} in all. Start some with DispatchWorkflow instead.");
            return null;
        }

        if (await store.FindByIdAsync(workflow.Version.Id, cancellationToken) is not { } row)
        {
            work.Errors.Add(where, $"The workflow '{workflow.Version.Name}' was deleted. Replace the activity.");
            return null;
        }

        var model = JsonNode.Parse(row.Json, documentOptions: DefinitionModel.Parsing)!.AsObject();
        DefinitionModel.Normalise(model, () => row.Id);
        if (model["root"] is not JsonObject root)
        {
            work.Errors.Add(where, $"The workflow '{workflow.Version.Name}' has no root activity.");
            return null;
        }

        await ExpandAsync(root, [.. around, (workflow.Version.DefinitionId, workflow.Version.Name)], id + "/", work, cancellationToken);
        var inside = new JsonObject();
        foreach (var name in Kept)
        {
            if (model[name] is { } value)
            {
                model.Remove(name);
                inside[name] = value;
            }
        }

        return inside;
    }

    // Also those of workflows further inside, which have some ids in front of theirs already.
    private static void PutIdsBelow(JsonObject root, string owner)
    {
        foreach (var activity in ActivityTree.All(root))
        {
            if (ActivityTree.Text(activity, "id") is not { } id)
            {
                continue;
            }

            activity["id"] = $"{owner}/{id}";
            if (!activity.ContainsKey(OwnId))
            {
                activity[OwnId] = id;
            }

            if (ActivityTree.Text(activity, "start") is { Length: > 0 } start)
            {
                activity["start"] = $"{owner}/{start}";
            }

            foreach (var connection in (activity["connections"] as JsonArray ?? []).OfType<JsonObject>())
            {
                Put(connection, "source", owner);
                Put(connection, "target", owner);
            }
        }
    }

    private static void Put(JsonObject connection, string end, string owner)
    {
        if (connection[end] is JsonObject place && ActivityTree.Text(place, "activity") is { } id)
        {
            place["activity"] = $"{owner}/{id}";
        }
    }

    private sealed class Work(bool isStored, DefinitionErrors errors)
    {
        public bool IsStored => isStored;

        public DefinitionErrors Errors => errors;

        public int Opened { get; set; }

        public int Count { get; set; }
    }
}
