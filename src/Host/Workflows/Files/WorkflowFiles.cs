using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Definitions between the database and files that are reviewed in git.</summary>
internal sealed class WorkflowFiles(WorkflowCatalog catalog, WorkflowFileFormat format)
{
    /// <summary>Writes versions into a folder; returns the ids that there are none of.</summary>
    public async Task<IReadOnlyList<string>> ExportAsync(
        string folder, IReadOnlyCollection<string> ids, bool latest, Action<string, bool> written, CancellationToken cancellationToken)
    {
        var versions = await ListAsync(latest, cancellationToken);
        Directory.CreateDirectory(folder);
        foreach (var version in versions.Where(version => ids.Count == 0 || ids.Contains(version.DefinitionId, StringComparer.Ordinal)))
        {
            if (await catalog.FindRowByIdAsync(version.Id, cancellationToken) is not { } row)
            {
                continue;
            }

            var path = Path.Combine(folder, WorkflowFileName.Of(row.DefinitionId));
            var text = format.Write(row);
            var isChanged = !File.Exists(path) || await File.ReadAllTextAsync(path, cancellationToken) != text;
            if (isChanged)
            {
                await File.WriteAllTextAsync(path, text, cancellationToken);
            }

            written(path, isChanged);
        }

        return [.. ids.Except(versions.Select(version => version.DefinitionId), StringComparer.Ordinal)];
    }

    /// <summary>Published versions, or the latest ones, by id.</summary>
    public async Task<IReadOnlyList<WorkflowDefinitionSummary>> ListAsync(bool latest, CancellationToken cancellationToken)
    {
        var query = new WorkflowDefinitionQuery { Version = latest ? VersionOptions.Latest : VersionOptions.Published };
        return [.. (await catalog.ListAsync(query, cancellationToken)).Items.OrderBy(version => version.DefinitionId, StringComparer.Ordinal)];
    }

    /// <summary>Adds and publishes; what is there already with the same content stays as it is.</summary>
    public async Task<DefinitionResult> ImportAsync(string path, CancellationToken cancellationToken)
    {
        await catalog.ReloadAsync(cancellationToken);
        return await catalog.ImportAsync(await File.ReadAllTextAsync(path, cancellationToken), publish: true, cancellationToken);
    }

    /// <summary>Everything that publishing would refuse, the prover's refusals included.</summary>
    public async Task<IReadOnlyList<DefinitionError>> ValidateAsync(string path, CancellationToken cancellationToken)
    {
        var result = await catalog.ValidateAsync(await File.ReadAllTextAsync(path, cancellationToken), cancellationToken);
        return result.Definition is { } definition ? await catalog.CheckAsync(definition, cancellationToken) : result.Errors;
    }
}
