using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>
/// Translates between a version's own id and the definition with its number, by which an instance knows it.
/// Lives as long as one request and asks for each version once.
/// </summary>
internal sealed class DefinitionVersions(IWorkflowDefinitionStore store)
{
    private readonly Dictionary<(string DefinitionId, int Version), string> _known = [];

    /// <summary>The version's own id; of one that is deleted, its definition and number, so that its instances still tell what they ran.</summary>
    public async ValueTask<string> IdOfAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue((definitionId, version), out var id))
        {
            var row = await store.FindAsync(definitionId, version, cancellationToken);
            _known[(definitionId, version)] = id = row?.Id ?? FormattableString.Invariant($"{definitionId}:{version}");
        }

        return id;
    }

    /// <summary>The definition and number of a version's id, or null.</summary>
    public async ValueTask<(string DefinitionId, int Version)?> FindAsync(string versionId, CancellationToken cancellationToken) =>
        await store.FindByIdAsync(versionId, cancellationToken) is { } row ? (row.DefinitionId, row.Version) : null;

    /// <summary>The number that version options mean, the highest if several; null when there is none.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="options">A word of <see cref="VersionOptions"/> or a number.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async ValueTask<int?> NumberOfAsync(string definitionId, string options, CancellationToken cancellationToken) =>
        VersionOptions.Parse(options) is { } meant
            ? (await store.ListVersionsAsync(definitionId, cancellationToken))
                .LastOrDefault(row => meant.Allows(row.Version, row.IsLatest, row.IsPublished))?.Version
            : null;
}
