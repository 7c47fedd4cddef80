namespace WorkflowConnect.Engine;

/// <summary>
/// How versions come and go; knows no store. Exactly one version is the latest, at most one is published, and a frozen
/// one never changes what it does.
/// </summary>
internal static class VersionRules
{
    /// <summary>A draft is changed in place; after a frozen version, other content begins the next one.</summary>
    public static DefinitionChange Save(
        IReadOnlyList<WorkflowDefinitionSummary> versions, DefinitionDraft draft, bool isSameContent, bool publish, string newId, DateTimeOffset now)
    {
        var latest = versions.FirstOrDefault(version => version.IsLatest);
        var inPlace = latest is not null && (isSameContent || !latest.IsFrozen) ? latest : null;
        var number = inPlace?.Version ?? Next(versions, draft.RequestedVersion);
        var published = publish ? number : PublishedOf(versions);
        return new DefinitionChange
        {
            DefinitionId = draft.DefinitionId,
            Put = new WorkflowDefinitionRow
            {
                Id = inPlace?.Id ?? newId,
                DefinitionId = draft.DefinitionId,
                Version = number,
                Name = draft.Name,
                Description = draft.Description,
                ToolVersion = draft.ToolVersion,

                // Protocols cite the hash: while the content stays, so does it, also when its algorithm has changed since.
                ContentHash = inPlace is not null && isSameContent ? inPlace.ContentHash : draft.ContentHash,
                IsLatest = true,
                IsPublished = published == number,
                IsFrozen = publish || inPlace is { IsFrozen: true },
                IsReadonly = draft.IsReadonly,
                IsSystem = draft.IsSystem,
                UsableAsActivity = draft.UsableAsActivity,
                CreatedAt = inPlace?.CreatedAt ?? now,
                Json = draft.Json,
            },
            Latest = number,
            Published = published,
            Frozen = publish ? number : null,
        };
    }

    /// <summary>Makes a version the one for new runs, or with null none.</summary>
    public static DefinitionChange Publish(IReadOnlyList<WorkflowDefinitionSummary> versions, int? version) => new()
    {
        DefinitionId = versions[0].DefinitionId,
        Latest = LatestOf(versions),
        Published = version,
        Frozen = version,
    };

    /// <summary>A run begins on the version: it is frozen.</summary>
    public static DefinitionChange Freeze(IReadOnlyList<WorkflowDefinitionSummary> versions, int version) => new()
    {
        DefinitionId = versions[0].DefinitionId,
        Latest = LatestOf(versions),
        Published = PublishedOf(versions),
        Frozen = version,
    };

    /// <summary>A new draft with the content of an old version.</summary>
    public static DefinitionChange Revert(
        IReadOnlyList<WorkflowDefinitionSummary> versions, WorkflowDefinitionRow source, string newId, DateTimeOffset now)
    {
        var number = Next(versions, null);
        return new DefinitionChange
        {
            DefinitionId = source.DefinitionId,
            Put = source with
            {
                Id = newId,
                Version = number,
                IsLatest = true,
                IsPublished = false,
                IsFrozen = false,
                IsReadonly = false,
                CreatedAt = now,
            },
            Latest = number,
            Published = PublishedOf(versions),
        };
    }

    /// <summary>Versions go; the highest that is left becomes the latest.</summary>
    public static DefinitionChange Remove(IReadOnlyList<WorkflowDefinitionSummary> versions, IReadOnlyList<int> removed)
    {
        var left = versions.Where(version => !removed.Contains(version.Version)).ToList();
        return new DefinitionChange
        {
            DefinitionId = versions[0].DefinitionId,
            Removed = removed,
            Latest = left.Count == 0 ? null : left.Max(version => version.Version),
            Published = PublishedOf(left),
        };
    }

    private static int Next(IReadOnlyList<WorkflowDefinitionSummary> versions, int? requested) =>
        Math.Max(versions.Count == 0 ? 1 : versions.Max(version => version.Version) + 1, requested ?? 1);

    private static int? LatestOf(IReadOnlyList<WorkflowDefinitionSummary> versions) =>
        versions.FirstOrDefault(version => version.IsLatest)?.Version;

    private static int? PublishedOf(IReadOnlyList<WorkflowDefinitionSummary> versions) =>
        versions.FirstOrDefault(version => version.IsPublished)?.Version;
}
