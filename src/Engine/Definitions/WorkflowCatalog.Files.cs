using System.Text.Json.Nodes;

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
        IReadOnlyList<string> files = [.. Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal)];

        // A file may use another one as an activity: what was refused is tried again as long as others come in.
        for (var before = files.Count + 1; files.Count > 0 && files.Count < before;)
        {
            before = files.Count;
            foreach (var file in files)
            {
                results[Path.GetFileName(file)] = await ImportAsync(
                    await File.ReadAllTextAsync(file, cancellationToken), publish: true, known, cancellationToken);
            }

            files = [.. files.Where(file => !results[Path.GetFileName(file)].IsValid)];
        }

        return results;
    }

    private async ValueTask<DefinitionResult> ImportAsync(
        string json, bool publish, IReadOnlyDictionary<string, string>? known, CancellationToken cancellationToken)
    {
        var result = await reader.ReadAsync(json, stored: null, cancellationToken);
        if (result.Definition is not { } definition)
        {
            return result;
        }

        var model = DefinitionModel.Parse(json, options.MaxDefinitionBytes);
        DefinitionModel.Normalise(model, ids.NewVersionId);
        if (model["root"] is JsonObject root)
        {
            await EmbeddedReference.PinAsync(root, embeddable, cancellationToken);
        }

        var draft = DefinitionDrafts.FromFile(model, definition);
        if (known?.GetValueOrDefault(draft.DefinitionId) == draft.ContentHash)
        {
            return result with { IsUnchanged = true };
        }

        try
        {
            var saved = await SaveAsync(draft, publish, isFromFile: true, known is null ? null : draft.ContentHash, cancellationToken);
            return result with { Definition = await CompileAsync(saved.Row, cancellationToken), IsUnchanged = saved.WasUnchanged };
        }
        catch (InvalidDefinitionException error)
        {
            return new DefinitionResult(null, error.Errors);
        }
    }
}
