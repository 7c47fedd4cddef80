using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>
/// Takes in exported instances. Every file is read before the first is stored, so that a bad one among them changes
/// nothing; an instance whose id exists here is left alone.
/// </summary>
internal static class InstanceImport
{
    private const int MostFiles = 1000;
    private const long MostBytes = 64 * 1024 * 1024;

    public static async Task<IResult> PostAsync(
        HttpRequest http, IWorkflowInstanceStore store, WorkflowCatalog catalog, CancellationToken cancellationToken)
    {
        if (!http.HasFormContentType)
        {
            return ElsaResults.Invalid("Send the files as multipart/form-data in the field 'files'.");
        }

        var form = await http.ReadFormAsync(cancellationToken);
        var read = new List<StoredInstance>();
        foreach (var file in form.Files)
        {
            await using var stream = file.OpenReadStream();
            if (await ReadAsync(file.FileName, stream, read, cancellationToken) is { } problem)
            {
                return ElsaResults.Invalid(problem);
            }
        }

        foreach (var stored in read)
        {
            if (await catalog.FindAsync(stored.Instance.DefinitionId, stored.Instance.DefinitionVersion, cancellationToken) is null)
            {
                return ElsaResults.Invalid($"Instance '{stored.Instance.Id}' runs on '{stored.Instance.DefinitionId}' version {stored.Instance.DefinitionVersion}, which is not here. Import the definition first.");
            }
        }

        var imported = 0;
        foreach (var stored in read)
        {
            imported += await StoreAsync(stored, store, cancellationToken) ? 1 : 0;
        }

        // Elsa's server says imported, Studio's client reads count.
        return ElsaResults.Ok(new { imported, count = imported });
    }

    private static async ValueTask<string?> ReadAsync(string name, Stream stream, List<StoredInstance> read, CancellationToken cancellationToken)
    {
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadOneAsync(name, stream, read, cancellationToken);
        }

        await using var zip = await UploadedZip.OpenAsync(name, stream, MostFiles, MostBytes, cancellationToken);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            await using var inner = await entry.OpenAsync(cancellationToken);
            if (await ReadOneAsync(entry.FullName, inner, read, cancellationToken) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static async ValueTask<string?> ReadOneAsync(string name, Stream stream, List<StoredInstance> read, CancellationToken cancellationToken)
    {
        ImportFile? file;
        try
        {
            file = await JsonSerializer.DeserializeAsync<ImportFile>(stream, ElsaJson.Options, cancellationToken);
        }
        catch (JsonException)
        {
            return $"'{name}' is not an exported instance: its JSON does not read. Export it again.";
        }

        if (file?.Stored is not { IsWhole: true } stored)
        {
            return $"'{name}' does not hold an instance that this engine exported, or only a part of one. An instance of another server cannot go on here.";
        }

        read.Add(stored);
        return null;
    }

    // The journal has a row per checkpoint: they are saved one after the other, and the numbers end where they ended.
    private static async ValueTask<bool> StoreAsync(StoredInstance stored, IWorkflowInstanceStore store, CancellationToken cancellationToken)
    {
        var chunks = stored.Journal.OrderBy(chunk => chunk.FirstSequence).ToList();
        var steps = Math.Max(chunks.Count, 1);
        for (var step = 0; step < steps; step++)
        {
            var isFirst = step == 0;
            try
            {
                await store.SaveAsync(
                    new WorkflowCheckpoint
                    {
                        Instance = stored.Instance with { CheckpointNumber = stored.Instance.CheckpointNumber - steps + 1 + step },
                        Bookmarks = stored.Bookmarks,
                        Incidents = isFirst ? stored.Incidents : [],
                        Journal = step < chunks.Count ? chunks[step] : null,
                        IsFirst = isFirst,
                    },
                    cancellationToken);
            }
            catch (StaleCheckpointException) when (isFirst)
            {
                return false;
            }
        }

        return true;
    }
}
