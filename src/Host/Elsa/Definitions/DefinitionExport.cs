using System.IO.Compression;
using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Definitions as files, one as JSON and several as a zip; what they hold can be imported here and in Elsa.</summary>
internal static class DefinitionExport
{
    private const int MostAtOnce = 1000;

    public static async Task<IResult> GetAsync(string definitionId, HttpContext http, WorkflowCatalog catalog)
    {
        var version = DefinitionQuery.VersionOf(http.Request.Query, VersionOptions.Latest);
        if (await catalog.FindRowAsync(definitionId, version, http.RequestAborted) is not { } row)
        {
            return ElsaResults.NotFound();
        }

        var rows = new List<WorkflowDefinitionRow> { row };
        return DefinitionQuery.Flag(http.Request.Query["includeConsumingWorkflows"]) == true && await AddConsumersAsync(rows, catalog, http.RequestAborted)
            ? await ZipAsync(rows, http.RequestAborted)
            : Results.File(JsonSerializer.SerializeToUtf8Bytes(DefinitionWire.File(row), ElsaJson.Options), "application/octet-stream", FileName(row));
    }

    public static async Task<IResult> BulkAsync(HttpContext http, WorkflowCatalog catalog, WorkflowEngineOptions options)
    {
        var body = await DefinitionBody.ReadAsync(http.Request, options);
        var ids = DefinitionBody.Texts(body, "ids");
        if (ids.Count is 0 or > MostAtOnce)
        {
            return ElsaResults.Invalid($"Name 1 to {MostAtOnce} versions by their ids; {ids.Count} were named.");
        }

        var rows = new List<WorkflowDefinitionRow>();
        foreach (var id in ids)
        {
            if (await catalog.FindRowByIdAsync(id, http.RequestAborted) is { } row)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0)
        {
            return ElsaResults.NotFound();
        }

        if (ActivityTree.Flag(body, "includeConsumingWorkflows"))
        {
            await AddConsumersAsync(rows, catalog, http.RequestAborted);
        }

        return await ZipAsync(rows, http.RequestAborted);
    }

    // Consumers may have consumers; each definition is taken once.
    private static async Task<bool> AddConsumersAsync(List<WorkflowDefinitionRow> rows, WorkflowCatalog catalog, CancellationToken cancellationToken)
    {
        var known = rows.Select(row => row.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var asked = rows.Count;
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var consumer in await catalog.ListConsumersAsync(rows[i].DefinitionId, cancellationToken))
            {
                if (known.Add(consumer) && await catalog.FindRowAsync(consumer, VersionOptions.Latest, cancellationToken) is { } row)
                {
                    rows.Add(row);
                }
            }
        }

        return rows.Count > asked;
    }

    private static async Task<IResult> ZipAsync(IEnumerable<WorkflowDefinitionRow> rows, CancellationToken cancellationToken)
    {
        var archive = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            foreach (var row in rows)
            {
                await using var entry = await zip.CreateEntry(FileName(row)).OpenAsync(cancellationToken);
                await JsonSerializer.SerializeAsync(entry, DefinitionWire.File(row), ElsaJson.Options, cancellationToken);
            }
        }

        archive.Position = 0;
        return Results.File(archive, "application/zip", "workflow-definitions.zip");
    }

    // The ids make it unique among the files of an archive.
    private static string FileName(WorkflowDefinitionRow row) =>
        $"workflow-definition-{Plain(row.Name ?? "")}-{Plain(row.DefinitionId)}-{Plain(row.Id)}.json".Replace("--", "-", StringComparison.Ordinal);

    private static string Plain(string text) =>
        string.Concat(text.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');
}
