using System.Collections.Concurrent;
using System.Globalization;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Translates between a version's own id and the definition with its number, by which an instance knows it.</summary>
internal sealed class DefinitionVersions(IWorkflowDefinitionStore store)
{
    private readonly ConcurrentDictionary<(string DefinitionId, int Version), string> _known = new();

    /// <summary>The version's id; also of one that is deleted, so that its instances keep theirs.</summary>
    public async ValueTask<string> IdOfAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.WaitAsync(cancellationToken);
        return _known.GetOrAdd((definitionId, version), static key => key.DefinitionId + ":" + key.Version.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The definition and number of a version's id, or null.</summary>
    public async ValueTask<(string DefinitionId, int Version)?> FindAsync(string versionId, CancellationToken cancellationToken)
    {
        var at = versionId.LastIndexOf(':');
        return at > 0 && int.TryParse(versionId.AsSpan(at + 1), CultureInfo.InvariantCulture, out var version)
            && await store.FindAsync(versionId[..at], version, cancellationToken) is { } row
            ? (row.DefinitionId, row.Version)
            : null;
    }

    /// <summary>The number that version options mean; null when there is none.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="options"><c>Latest</c>, <c>Published</c>, <c>LatestOrPublished</c>, <c>Draft</c> or a number.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async ValueTask<int?> NumberOfAsync(string definitionId, string options, CancellationToken cancellationToken)
    {
        var versions = await store.ListVersionsAsync(definitionId, cancellationToken);
        return int.TryParse(options, CultureInfo.InvariantCulture, out var number)
            ? versions.FirstOrDefault(row => row.Version == number)?.Version
            : options.ToUpperInvariant() switch
            {
                "PUBLISHED" => versions.FirstOrDefault(row => row.IsPublished)?.Version,
                "DRAFT" => versions.LastOrDefault(row => !row.IsPublished)?.Version,
                _ => versions.Count == 0 ? null : versions[^1].Version,
            };
    }
}
