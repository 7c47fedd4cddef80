using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>Installed activity types, and workflows that may be used as activities.</summary>
internal sealed class ActivityTypes(ActivityRegistry registry, WorkflowCatalog catalog)
{
    private Written? _written;

    /// <summary>All of them, written once and again after a change.</summary>
    public async ValueTask<CachedJson> AllAsync(CancellationToken cancellationToken)
    {
        await catalog.RefreshAsync(cancellationToken);
        var workflows = catalog.WorkflowsAsActivities;
        var written = _written;
        if (written is null || !ReferenceEquals(written.Workflows, workflows))
        {
            _written = written = new Written(workflows, new CachedJson(DescriptorEndpoints.List(registry.All.Concat(workflows).Select(ActivityWire.Of))));
        }

        return written.Json;
    }

    /// <summary>One type, in its newest version when there is no such version.</summary>
    public async ValueTask<ActivityDescriptor?> FindAsync(string typeName, int version, CancellationToken cancellationToken)
    {
        if (registry.Find(typeName, version) is { } installed)
        {
            return installed;
        }

        await catalog.RefreshAsync(cancellationToken);
        var versions = catalog.WorkflowsAsActivities.Where(type => type.TypeName == typeName).ToList();
        return versions.Find(type => type.Version == version) ?? versions.MaxBy(type => type.Version);
    }

    private sealed record Written(IReadOnlyList<ActivityDescriptor> Workflows, CachedJson Json);
}
