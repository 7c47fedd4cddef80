namespace WorkflowConnect.Engine;

/// <summary>Definitions from files.</summary>
public sealed partial class WorkflowCatalog
{
    /// <summary>
    /// Adds a definition. Content equal to the latest version's adds nothing; other content becomes the next version,
    /// because instances may be running on the old one.
    /// </summary>
    public ValueTask<DefinitionResult> ImportAsync(string json, bool publish = true, CancellationToken cancellationToken = default) =>
        ImportAsync(json, publish, known: null, cancellationToken);

    /// <summary>
    /// Imports every <c>*.json</c> of a directory; results by file name. A file that is the same as at its last import
    /// changes nothing, whatever was edited or deleted since.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<string, DefinitionResult>> ImportDirectoryAsync(
        string directory, CancellationToken cancellationToken = default)
    {
        var known = await store.ListImportedAsync(cancellationToken);
        var results = new SortedDictionary<string, DefinitionResult>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
        {
            results[Path.GetFileName(file)] = await ImportAsync(
                await File.ReadAllTextAsync(file, cancellationToken), publish: true, known, cancellationToken);
        }

        return results;
    }

    private async ValueTask<DefinitionResult> ImportAsync(
        string json, bool publish, IReadOnlyDictionary<string, string>? known, CancellationToken cancellationToken)
    {
        var result = reader.Read(json);
        if (result.Definition is not { } definition)
        {
            return result;
        }

        var model = DefinitionModel.Parse(json, options.MaxDefinitionBytes);
        DefinitionModel.Normalise(model, ids.NewVersionId);
        var draft = DefinitionDrafts.FromFile(model, definition);
        if (known?.GetValueOrDefault(draft.DefinitionId) == draft.ContentHash)
        {
            return result with { IsUnchanged = true };
        }

        try
        {
            var saved = await SaveAsync(draft, publish, isFromFile: true, known is null ? null : draft.ContentHash, cancellationToken);
            return result with { Definition = Compile(saved.Row), IsUnchanged = saved.WasUnchanged };
        }
        catch (InvalidDefinitionException error)
        {
            return new DefinitionResult(null, error.Errors);
        }
    }
}
