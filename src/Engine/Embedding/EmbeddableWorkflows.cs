using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// All versions of workflows that others may use as activities. Only frozen ones: what a workflow is made of must never
/// change under it.
/// </summary>
internal sealed class EmbeddableWorkflows(IWorkflowDefinitionStore store, ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<string, ActivityDescriptor> described = new(StringComparer.Ordinal);
    private Dictionary<string, EmbeddableWorkflow>? byId;

    /// <summary>All, in order; another list when anything has changed.</summary>
    public IReadOnlyList<EmbeddableWorkflow> All { get; private set; } = [];

    /// <summary>The same as activity types.</summary>
    public IReadOnlyList<ActivityDescriptor> ActivityTypes { get; private set; } = [];

    /// <summary>Reads anew what there is.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var versions = (await store.ListAsync(new WorkflowDefinitionQuery { UsableAsActivity = true }, cancellationToken)).Items
            .Where(version => version.IsFrozen)
            .OrderBy(version => version.DefinitionId, StringComparer.Ordinal).ThenBy(version => version.Version).ToList();
        if (byId is not null && versions.SequenceEqual(All.Select(item => item.Version)))
        {
            return;
        }

        var offered = versions.Where(version => version.IsPublished).Select(version => version.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var owners = Owners(versions);
        var all = new List<EmbeddableWorkflow>(versions.Count);
        foreach (var version in versions)
        {
            if (await DescribeAsync(version, cancellationToken) is { } descriptor)
            {
                all.Add(new EmbeddableWorkflow(version, Complete(descriptor, version, owners, offered.Contains(version.DefinitionId))));
            }
        }

        All = all;
        ActivityTypes = [.. all.Select(item => item.Descriptor)];
        byId = all.ToDictionary(item => item.Version.Id, StringComparer.Ordinal);
    }

    /// <summary>What an activity of a definition stands for; null: nothing, or its type is installed.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="isPinned">Only the very version that it names; else the published one will do as well.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async ValueTask<EmbeddableWorkflow?> FindAsync(JsonObject activity, bool isPinned, CancellationToken cancellationToken)
    {
        if (byId is null)
        {
            await LoadAsync(cancellationToken);
        }

        return FindLoaded(activity, isPinned);
    }

    /// <summary>The same among those that were loaded.</summary>
    public EmbeddableWorkflow? FindLoaded(JsonObject activity, bool isPinned)
    {
        if (byId is null || ActivityTree.Text(activity, "type") is not { } type || registry.Find(type, 1) is not null)
        {
            return null;
        }

        var (definitionId, version) = (ActivityTree.Text(activity, EmbeddedReference.DefinitionId), ActivityTree.VersionOf(activity));
        if (ActivityTree.Text(activity, EmbeddedReference.VersionId) is { } id && byId.TryGetValue(id, out var meant))
        {
            return meant;
        }

        var same = definitionId is not null
            ? All.Where(item => item.Version.DefinitionId == definitionId)
            : All.Where(item => item.Descriptor.TypeName == type);
        return same.FirstOrDefault(item => item.Version.Version == version) ?? (isPinned ? null : same.FirstOrDefault(item => item.Version.IsPublished));
    }

    /// <summary>The published version of a workflow, if it may be used as an activity.</summary>
    public EmbeddableWorkflow? Published(string definitionId) =>
        All.FirstOrDefault(item => item.Version.DefinitionId == definitionId && item.Version.IsPublished);

    // Two workflows may come to the same type name. The published one has it, else the first.
    private static Dictionary<string, string> Owners(IEnumerable<WorkflowDefinitionSummary> versions) =>
        versions.GroupBy(version => EmbeddedDescriptor.TypeNameOf(version.Name), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(version => version.IsPublished).First().DefinitionId, StringComparer.Ordinal);

    private ActivityDescriptor Complete(ActivityDescriptor descriptor, WorkflowDefinitionSummary version, Dictionary<string, string> owners, bool isOffered)
    {
        var typeName = owners[descriptor.TypeName] == version.DefinitionId && registry.Find(descriptor.TypeName, 1) is null
            ? descriptor.TypeName
            : $"{descriptor.TypeName}_{EmbeddedDescriptor.TypeNameOf(version.DefinitionId)}";
        return descriptor with
        {
            TypeName = typeName,
            Name = typeName,
            IsBrowsable = isOffered,
            CustomProperties = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["RootType"] = nameof(Activities.WorkflowDefinitionActivity),
                ["WorkflowDefinitionId"] = version.DefinitionId,
                ["WorkflowDefinitionVersionId"] = version.Id,
            },
            ConstructionProperties = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["WorkflowDefinitionId"] = version.DefinitionId,
                ["WorkflowDefinitionVersionId"] = version.Id,
                ["Version"] = version.Version,
            },
        };
    }

    // Once: a frozen version stays as it is.
    private async ValueTask<ActivityDescriptor?> DescribeAsync(WorkflowDefinitionSummary version, CancellationToken cancellationToken)
    {
        if (described.TryGetValue(version.Id, out var known))
        {
            return known;
        }

        if (await store.FindByIdAsync(version.Id, cancellationToken) is not { } row)
        {
            return null;
        }

        using var document = JsonDocument.Parse(row.Json, DefinitionModel.Parsing);
        var descriptor = EmbeddedDescriptor.Of(document.RootElement, EmbeddedDescriptor.TypeNameOf(row.Name), row.Version);
        return described.GetOrAdd(version.Id, descriptor with { DisplayName = row.Name, Description = row.Description });
    }
}
